import { AsyncResource } from "node:async_hooks";
import { EnlaceError } from "../../../contracts/src/index.js";
/**
 * Lets callers that come at the same time share a transaction. Nobody waits for company: an item that finds a free
 * transaction goes alone, and what comes while all are busy goes together when one ends. The round trips to the
 * database and the commit are what costs (toolchain.md: five times the throughput), and under load they are shared.
 *
 * If a shared transaction fails, each of its items is tried alone, so that nobody pays for another's fault.
 */ export class GroupCommit {
    constructor(commit, options){
        this.commit = commit;
        this.options = options;
        this.waiting = [];
        this.running = 0;
        /** In nobody's context: the drain serves callers that come while it runs, and logs in the name of none of them. */ this.begin = AsyncResource.bind(()=>void this.drain());
    }
    /** @throws EnlaceError `overloaded` */ submit(item) {
        return new Promise((resolve, reject)=>{
            if (this.waiting.length >= (this.options.waitingMost ?? Infinity)) return reject(overloaded());
            this.waiting.push({
                item,
                resolve,
                reject
            });
            if (this.running < this.options.parallel) this.begin();
        });
    }
    async drain() {
        this.running += 1;
        while(this.waiting.length > 0)await this.settle(this.waiting.splice(0, this.options.batch));
        this.running -= 1;
    }
    async settle(group) {
        this.options.onCommit?.(group.length);
        try {
            const outcomes = await this.commit(group.map(({ item })=>item));
            for (const [index, { resolve, reject }] of group.entries()){
                const outcome = outcomes[index];
                if (outcome !== undefined && 'result' in outcome) resolve(outcome.result);
                else reject(outcome?.error ?? new Error('The batch gave no outcome for an item of it.'));
            }
        } catch (error) {
            if (group.length === 1 || this.options.concernsAll?.(error) === true) for (const { reject } of group)reject(error);
            else for (const one of group)await this.settle([
                one
            ]);
        }
    }
}
function overloaded() {
    return new EnlaceError('overloaded', 'More comes in than can be stored, so this was not taken and changed nothing. Send it again in a moment.');
}

//# sourceMappingURL=group.commit.js.map