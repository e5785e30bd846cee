import { BulkSendError } from "../../../transport/src/index.js";
/** The same sender, with a watch on what it is given and on what it could not hand over, destination by destination. */ export function observeSender(sender, { onBatch, onSendFailed }) {
    return {
        depth: (queue)=>sender.depth(queue),
        async sendBulk (jobs) {
            onBatch(copiesIn(jobs));
            try {
                await sender.sendBulk(jobs);
            } catch (error) {
                const failed = error instanceof BulkSendError ? error.failed : jobs;
                for (const queue of new Set(failed.map((job)=>job.queue)))onSendFailed(queue, copiesIn(failed.filter((job)=>job.queue === queue)), error);
                throw error;
            }
        }
    };
}
/** A job is a bundle of copies. */ function copiesIn(jobs) {
    const sizes = jobs.map(({ data })=>data.messages?.length ?? 1);
    return sizes.reduce((sum, size)=>sum + size, 0);
}

//# sourceMappingURL=observed.sender.js.map