import { TreeFrontier } from "../../../../libs/audit/src/index.js";
import { EnlaceError } from "../../../../libs/contracts/src/index.js";
import { readLastCheckpoint } from "../store/checkpoint.store.js";
import { readHead } from "../store/head.store.js";
import { countLeaves } from "../store/leaf.reader.js";
import { nodeReader } from "../store/node.store.js";
/**
 * Refuses a log that contradicts itself: leaves behind the head, a right edge that the nodes do not give, or a
 * checkpoint that was handed out and no longer holds. To go on would sign a second history. Some 3 log2(size) rows.
 *
 * @throws EnlaceError `internal`
 */ export function checkLog(dataSource) {
    // One snapshot of it all: beside this process another one may be appending.
    return dataSource.transaction('REPEATABLE READ', async (tx)=>{
        const head = await readHead(tx);
        if (await countLeaves(tx) !== head.size) throw broken('its head and its last leaf do not agree');
        const restored = await TreeFrontier.restore(head.size, nodeReader(tx));
        if (!restored.root().equals(head.root())) throw broken('its nodes do not lead to its head');
        await assertContinues(await readLastCheckpoint(tx), head, tx);
    });
}
/** @throws EnlaceError `internal` when the log is no continuation of what was last signed */ export async function assertContinues(last, head, db) {
    if (!last) return;
    if (last.size > head.size) throw broken('it is shorter than a checkpoint that was signed');
    const then = last.size === head.size ? head : await TreeFrontier.restore(last.size, nodeReader(db));
    if (!then.root().equals(last.root)) throw broken('it does not contain a checkpoint that was signed');
}
function broken(why) {
    return new EnlaceError('internal', `The audit log contradicts itself: ${why}. Stop, keep this database as evidence and restore a sound copy`);
}

//# sourceMappingURL=log.checker.js.map