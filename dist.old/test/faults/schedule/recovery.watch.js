import { setTimeout as delay } from "node:timers/promises";
import { countOwed, readPosition } from "../reconcile/outbox.records.js";
import { SENDERS } from "../world/fault.world.js";
const LOOK_MS = 50;
const PATIENCE_MS = 120_000;
/**
 * How long it takes, from now, until every referral that was accepted before now is delivered, receipted and audited (the
 * sender holds the signed answers of the receiver and of the audit) and every sender posts again. A sender whose
 * connections are silent still owes nothing new and accepts nothing either: it was once called recovered at once.
 */ export async function untilRecovered(databases) {
    const start = performance.now();
    const positions = ()=>Promise.all(SENDERS.map(async (sender)=>({
                sender,
                position: await readPosition(databases, sender)
            })));
    const marks = await positions();
    for(;;){
        const owed = await Promise.all(marks.map(({ sender, position })=>countOwed(databases, sender, position)));
        const silent = (await positions()).filter(({ position }, index)=>position === marks[index]?.position);
        const milliseconds = performance.now() - start;
        const total = owed.reduce((sum, count)=>sum + count, silent.length);
        if (total === 0 || milliseconds > PATIENCE_MS) return {
            seconds: milliseconds / 1000,
            owed: total
        };
        await delay(LOOK_MS);
    }
}

//# sourceMappingURL=recovery.watch.js.map