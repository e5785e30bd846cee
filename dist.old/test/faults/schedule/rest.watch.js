import { setTimeout as delay } from "node:timers/promises";
import { readOpenCopies } from "../reconcile/outbox.records.js";
import { QUEUE_PREFIX } from "../world/fault.world.js";
import { JobQueues } from "../world/job.queues.js";
const LOOK_MS = 200;
const TELL_MS = 5_000;
const PATIENCE_MS = 180_000;
/** Looks in a row that must find nothing: what one party has just taken from a queue is in no table yet. */ const LOOKS = 3;
/** @returns the seconds until nothing is under way any more, or until patience ended */ export async function untilRest(world, say) {
    const queues = new JobQueues(world.redis.url, QUEUE_PREFIX, world.databases.parties);
    const start = performance.now();
    try {
        for(let [told, quiet] = [
            start,
            0
        ];;){
            const left = [
                ...await copiesUnderWay(world),
                ...await queues.counts()
            ];
            quiet = left.length === 0 ? quiet + 1 : 0;
            const now = performance.now();
            if (quiet === LOOKS || now - start > PATIENCE_MS) return (now - start) / 1000;
            if (now - told > TELL_MS) {
                told = now;
                say(`still under way: ${left.join(', ')}`);
            }
            await delay(LOOK_MS);
        }
    } finally{
        await queues.close();
    }
}
/** Open copies, counted by the way they go. */ async function copiesUnderWay({ databases }) {
    const ways = new Map();
    for (const party of databases.parties)for (const { destination } of (await readOpenCopies(databases, party))){
        const way = `copies of ${party} to ${destination}`;
        ways.set(way, (ways.get(way) ?? 0) + 1);
    }
    return [
        ...ways
    ].map(([way, copies])=>`${copies} ${way}`);
}

//# sourceMappingURL=rest.watch.js.map