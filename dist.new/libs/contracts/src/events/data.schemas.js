import { ConsentWithdrawn } from "./consent.events.js";
import { ExchangeReconciled } from "./exchange.events.js";
import { AccessEscalated, AccessRefused, RecordViewed } from "./access.events.js";
import { EvidenceExported, MessageReceipted, MessageRefused, OperationPerformed } from "./message.events.js";
import { RecordErased } from "./record.events.js";
import { ReferralAmended, ReferralCancelled, ReferralCompleted, ReferralFailed, ReferralRequested, ReferralReturned, ReferralStatusChanged } from "./referral.events.js";
/** The schema of `data` for every event type. Missing one is a compile error. */ export const DATA_SCHEMAS = {
    'referral.requested.v1': ReferralRequested,
    'referral.amended.v1': ReferralAmended,
    'referral.received.v1': ReferralStatusChanged,
    'referral.accepted.v1': ReferralStatusChanged,
    'referral.returned.v1': ReferralReturned,
    'referral.started.v1': ReferralStatusChanged,
    'referral.closed.v1': ReferralStatusChanged,
    'referral.reopened.v1': ReferralStatusChanged,
    'referral.cancelled.v1': ReferralCancelled,
    'consent.withdrawn.v1': ConsentWithdrawn,
    'record.erased.v1': RecordErased,
    'referral.completed.v1': ReferralCompleted,
    'referral.failed.v1': ReferralFailed,
    'record.viewed.v1': RecordViewed,
    'evidence.exported.v1': EvidenceExported,
    'access.refused.v1': AccessRefused,
    'access.escalated.v1': AccessEscalated,
    'operation.performed.v1': OperationPerformed,
    'exchange.reconciled.v1': ExchangeReconciled,
    'message.receipted.v1': MessageReceipted,
    'message.refused.v1': MessageRefused
};

//# sourceMappingURL=data.schemas.js.map