export { INBOUND_HANDLERS, indexHandlers } from "./inbox/inbound.handler.js";
export { InboxProcessor } from "./inbox/inbox.processor.js";
export { Outbox1764000000000 } from "./migrations/1764000000000-outbox.migration.js";
export { Replay1764100000000 } from "./migrations/1764100000000-replay.migration.js";
export { KeyStatement1764600000000 } from "./migrations/1764600000000-key-statement.migration.js";
export { PlainBody1764800000000 } from "./migrations/1764800000000-plain-body.migration.js";
export { Acknowledgement1764700000000 } from "./migrations/1764700000000-acknowledgement.migration.js";
export { Reconcile1764200000000 } from "./migrations/1764200000000-reconcile.migration.js";
export { StartLedger } from "./inbox/start.ledger.js";
export { listCopies } from "./operator/copy.list.js";
export { listDeadLetters } from "./operator/dead.letter.list.js";
export { listReplays, moveReplay, planReplay } from "./operator/replay.ledger.js";
export { FAILURES_MOST, ReplayRunner } from "./operator/replay.runner.js";
export { Departures } from "./outbox/departures.js";
export { GroupCommit } from "./outbox/group.commit.js";
export { OutboxWriter } from "./outbox/outbox.writer.js";
export { UnitOfWork } from "./outbox/unit.of.work.js";
export { acknowledgeDifference } from "./reconcile/acknowledgement.store.js";
export { countDifferences, listDifferences } from "./reconcile/difference.list.js";
export { ReconcileHandler } from "./reconcile/reconcile.handler.js";
export { Reconciler } from "./reconcile/reconciler.js";
export { ReceiptHandler } from "./receipts/receipt.handler.js";
export { RefusalHandler } from "./receipts/refusal.handler.js";
export { HistoryPruner } from "./retention/history.pruner.js";
export { OutboxRelay } from "./relay/outbox.relay.js";

//# sourceMappingURL=index.js.map