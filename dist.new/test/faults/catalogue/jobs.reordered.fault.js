import { setTimeout as delay } from "node:timers/promises";
import { QUEUE_PREFIX } from "../world/fault.world.js";
import { JobQueues, copyOf } from "../world/job.queues.js";
const ROUNDS = 4;
/** Time for a receiver to give several commands about one referral. */ const GATHER_MS = 1_200;
/** What waits in each queue is delivered backwards: the last move of a referral before the first. */ export const reorderJobs = ({ world, load, burst, wonder })=>({
        name: 'reorder-jobs',
        what: 'jobs are delivered backwards',
        seconds: 0,
        async apply () {
            const queues = new JobQueues(world.redis.url, QUEUE_PREFIX, world.databases.parties);
            let moved = 0;
            try {
                for(let round = 0; round < ROUNDS; round += 1){
                    load.burst(burst);
                    await delay(GATHER_MS / 2);
                    await queues.pause();
                    await delay(GATHER_MS);
                    for (const { queue, jobs } of (await queues.waiting())){
                        await queue.addBulk(jobs.toReversed().map((job)=>copyOf(job, `turned${round}`)));
                        await Promise.all(jobs.map((job)=>job.remove()));
                        if (jobs.length > 1) moved += jobs.length;
                    }
                    await queues.resume();
                }
            } finally{
                await queues.resume();
                await queues.close();
            }
            if (moved === 0) wonder('there were never two jobs in a queue whose order could be turned');
        },
        heal: ()=>Promise.resolve()
    });

//# sourceMappingURL=jobs.reordered.fault.js.map