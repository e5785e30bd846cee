import { Queue } from "bullmq";
import { answer } from "../../support/process/command.server.js";
const BULK = 100;
const queue = new Queue('raw', {
    connection: {
        url: process.env['REDIS_URL'] ?? ''
    }
});
answer('produce', async ({ count, payload })=>{
    for(let sent = 0; sent < count; sent += BULK){
        await queue.addBulk(Array.from({
            length: Math.min(BULK, count - sent)
        }, ()=>({
                name: 'referral.requested.v1',
                data: payload,
                opts: {
                    removeOnComplete: true
                }
            })));
    }
});

//# sourceMappingURL=raw.producer.js.map