import { TreeFrontier } from "../../../../libs/audit/src/index.js";
import { EnlaceError } from "../../../../libs/contracts/src/index.js";
/** How far the log reaches, as last committed. */ export function readHead(db) {
    return frontierOf(db, 'SELECT size, edge FROM log_head');
}
/**
 * The same, locked until the transaction ends. Every append of every process goes through this one row: without the
 * lock two of them would give one index to two leaves, and the log would fork.
 */ export function lockHead(tx) {
    return frontierOf(tx, 'SELECT size, edge FROM log_head FOR UPDATE');
}
async function frontierOf(db, sql) {
    const [head] = await db.query(sql);
    if (!head) throw new EnlaceError('internal', 'The head of the log is missing; restore the database');
    return new TreeFrontier(Number(head.size), head.edge);
}

//# sourceMappingURL=head.store.js.map