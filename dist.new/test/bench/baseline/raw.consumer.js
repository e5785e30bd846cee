import { Worker } from "bullmq";
import { answer } from "../../support/process/command.server.js";
let seen = 0;
let expected = 0;
let reached = ()=>undefined;
const worker = new Worker('raw', ()=>{
    seen += 1;
    if (seen === expected) reached();
    return Promise.resolve();
}, {
    concurrency: 50,
    connection: {
        url: process.env['REDIS_URL'] ?? '',
        maxRetriesPerRequest: null
    }
});
answer('ready', ()=>worker.waitUntilReady().then(()=>true));
answer('consume', (count)=>{
    seen = 0;
    expected = count;
    return new Promise((resolve)=>{
        reached = resolve;
    });
});

//# sourceMappingURL=raw.consumer.js.map