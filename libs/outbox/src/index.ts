export type { MessageCodec } from './codec/message.codec.js';
export {
  INBOUND_HANDLERS,
  indexHandlers,
  type InboundHandler,
  type InboundMessage,
  type LeafPromises,
} from './inbox/inbound.handler.js';
export { InboxProcessor, type SetAside } from './inbox/inbox.processor.js';
export type { InboxOptions } from './inbox/inbox.transaction.js';
export { Outbox1764000000000 } from './migrations/1764000000000-outbox.migration.js';
export { Replay1764100000000 } from './migrations/1764100000000-replay.migration.js';
export { KeyStatement1764600000000 } from './migrations/1764600000000-key-statement.migration.js';
export { PlainBody1764800000000 } from './migrations/1764800000000-plain-body.migration.js';
export { Acknowledgement1764700000000 } from './migrations/1764700000000-acknowledgement.migration.js';
export { Reconcile1764200000000 } from './migrations/1764200000000-reconcile.migration.js';
export { StartLedger } from './inbox/start.ledger.js';
export { listCopies } from './operator/copy.list.js';
export { listDeadLetters } from './operator/dead.letter.list.js';
export {
  listReplays,
  moveReplay,
  planReplay,
  type ReplayAuthor,
  type ReplayMove,
} from './operator/replay.ledger.js';
export { FAILURES_MOST, ReplayRunner, type Judge } from './operator/replay.runner.js';
export { Departures } from './outbox/departures.js';
export { GroupCommit, type GroupCommitOptions, type Settled } from './outbox/group.commit.js';
export { OutboxWriter, type OutgoingMessage } from './outbox/outbox.writer.js';
export { UnitOfWork } from './outbox/unit.of.work.js';
export type { MessageSet } from './reconcile/message.set.js';
export { acknowledgeDifference } from './reconcile/acknowledgement.store.js';
export { countDifferences, listDifferences } from './reconcile/difference.list.js';
export { ReconcileHandler, type ReconcileOptions } from './reconcile/reconcile.handler.js';
export { Reconciler } from './reconcile/reconciler.js';
export { ReceiptHandler } from './receipts/receipt.handler.js';
export { RefusalHandler } from './receipts/refusal.handler.js';
export { HistoryPruner, type HistoryOptions } from './retention/history.pruner.js';
export { OutboxRelay, type JobSender, type RelayOptions } from './relay/outbox.relay.js';
export type { RetryPolicy } from './relay/delivery.claim.js';
export type { Bundle } from './relay/bundle.builder.js';
