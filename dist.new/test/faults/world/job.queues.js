import { Queue } from "bullmq";
import { Redis } from "ioredis";
const AT_ONCE = 300;
/**
 * The queues of all parties, past every party: a hand that shuffles and copies what lies there and consumes nothing. While
 * the hand works a queue is paused, or its jobs would be gone before they were read.
 */ export class JobQueues {
    constructor(url, prefix, parties){
        this.redis = new Redis(url, {
            maxRetriesPerRequest: null
        });
        this.redis.on('error', ()=>undefined);
        // Named as the transport names them in Redis (ADR 0012).
        this.queues = parties.map((party)=>new Queue(`{${party}}`, {
                connection: this.redis,
                prefix
            }));
    }
    async pause() {
        await Promise.all(this.queues.map((queue)=>queue.pause()));
    }
    async resume() {
        await Promise.all(this.queues.map((queue)=>queue.resume()));
    }
    /** What waits, queue by queue, the next first: not all of it where a flood does. */ async waiting() {
        return Promise.all(this.queues.map(async (queue)=>{
            const jobs = await queue.getJobs([
                'waiting',
                'prioritized'
            ], 0, AT_ONCE, true);
            return {
                queue,
                jobs: jobs.flatMap((job)=>job ?? [])
            };
        }));
    }
    /** Jobs that wait, run or wait for another try, in words, queue by queue. */ async counts() {
        const all = await Promise.all(this.queues.map(async (queue)=>{
            const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized');
            const jobs = Object.values(counts).reduce((sum, count)=>sum + count, 0);
            return jobs > 0 ? [
                `${jobs} jobs in ${queue.name}`
            ] : [];
        }));
        return all.flat();
    }
    async close() {
        await Promise.allSettled(this.queues.map((queue)=>queue.close()));
        this.redis.disconnect();
    }
}
/** Another job with the same content: the inbox, not the broker, must know that it was there. */ export function copyOf(job, mark) {
    return {
        name: job.name,
        data: job.data,
        opts: {
            ...job.opts,
            jobId: `${job.id}-${mark}`
        }
    };
}

//# sourceMappingURL=job.queues.js.map