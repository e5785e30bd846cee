import { setTimeout as delay } from "node:timers/promises";
import { QUEUE_PREFIX } from "../world/fault.world.js";
import { JobQueues, copyOf } from "../world/job.queues.js";
const ROUNDS = 6;
const GATHER_MS = 500;
const EACH = 10;
/**
 * Every tenth job is delivered three times: twice together, and once more at the end, when the first is long done. A
 * broker whose worker dies between effect and acknowledgement does no less.
 */ export const duplicateJobs = ({ world, load, burst, wonder })=>({
        name: 'duplicate-jobs',
        what: 'every tenth job is delivered three times',
        seconds: 0,
        async apply () {
            const queues = new JobQueues(world.redis.url, QUEUE_PREFIX, world.databases.parties);
            const late = [];
            let seen = 0;
            try {
                for(let round = 0; round < ROUNDS; round += 1){
                    await queues.pause();
                    load.burst(burst);
                    await delay(GATHER_MS);
                    for (const { queue, jobs } of (await queues.waiting())){
                        const chosen = jobs.filter(()=>(seen += 1) % EACH === 0);
                        await queue.addBulk(chosen.map((job)=>copyOf(job, 'twin')));
                        late.push({
                            queue,
                            copies: chosen.map((job)=>copyOf(job, 'late'))
                        });
                    }
                    await queues.resume();
                    await delay(GATHER_MS);
                }
                for (const { queue, copies } of late)await queue.addBulk(copies);
            } finally{
                await queues.resume();
                await queues.close();
            }
            if (late.every(({ copies })=>copies.length === 0)) wonder(`of ${seen} jobs none was delivered twice`);
        },
        heal: ()=>Promise.resolve()
    });

//# sourceMappingURL=jobs.duplicated.fault.js.map