export { ERROR_CODES, type ErrorCode } from './errors/error.codes.js';
export { EnlaceError, type EnlaceErrorDetails } from './errors/enlace.error.js';
export {
  AGENCIES,
  AGENCY_IDS,
  FLAGGING_AGENCIES,
  PARTY_IDS,
  isPartyId,
  type AgencyId,
  type PartyId,
} from './registry/agency.registry.js';
export { NEEDS, NEED_CODES, type Need } from './registry/need.registry.js';
export {
  ONPAR_OFFICES,
  PLACES,
  PLACE_CODES,
  findPlace,
  isPlaceOpen,
  openAlternatives,
  type OnparOffice,
  type Place,
} from './registry/place.registry.js';
export { COUNTRY_CODES, isLanguageCode } from './registry/code.registry.js';
export {
  AGENCY_INBOUND,
  EVENTS,
  EVENT_TYPES,
  isEventType,
  isReceipt,
  type EventType,
} from './registry/event.registry.js';
export { createCaseCode, isCaseCode, normalizeCaseCode } from './envelope/case.code.js';
export { MessageIds, createMessageId, createTraceparent, instantOf } from './envelope/message.id.js';
export { drawBytes } from './envelope/random.bytes.js';
export type { MessageDraft, SealedMessage, VerifiedMessage } from './envelope/message.types.js';
export { WIRE_TIME_MINUTES, toWireTime } from './envelope/wire.time.js';
export {
  DATASCHEMA_PREFIX,
  Envelope,
  MESSAGE_MAX_BYTES,
  SOURCE_PREFIX,
  partyOf,
  sourceOf,
} from './envelope/envelope.schema.js';
export { OVERRIDE_GROUNDS, TEXT_LIMITS, type OverrideGround } from './events/person.schema.js';
export {
  CANCEL_REASONS,
  FAILURE_REASONS,
  RETURN_REASONS,
  ReferralAmended,
  ReferralContent,
  ReferralRequested,
  ReferredPerson,
} from './events/referral.events.js';
export { ERASURE_REASONS, RecordErased } from './events/record.events.js';
export { MessageReceipted, MessageRefused } from './events/message.events.js';
export { ExchangeReconciled, RECONCILE_LIMITS } from './events/exchange.events.js';
export { DATA_SCHEMAS, type EventData } from './events/data.schemas.js';
export {
  Consent,
  FLAG_LIMITS,
  FlagCreated,
  FlagPlan,
  FlagRequest,
  FlaggedPerson,
} from './http/flag.schema.js';
export {
  CancelRequest,
  CaseCodeParam,
  FailRequest,
  NoBody,
  REFERRAL_STATUSES,
  ReferralPage,
  ReferralQuery,
  ReferralSummary,
  ReferralTimeline,
  ReferralView,
  ReturnRequest,
  TimelineEntry,
  type ReferralStatus,
} from './http/referral.schema.js';
export {
  DEMAND_KINDS,
  DemandView,
  ErasureRequest,
  FlagErasureView,
  FlagParam,
  WithdrawalView,
  type DemandKind,
} from './http/demand.schema.js';
export { RETENTION_LIMIT, RetentionRequest, RetentionRun, RetentionView } from './http/retention.schema.js';
export { AgencyView, Figures, PlaceView, Problem } from './http/directory.schema.js';
export {
  AcknowledgementRequest,
  AcknowledgementView,
  COPY_STATES,
  CopyPage,
  CopyQuery,
  CopyView,
  DeadLetterPage,
  DeadLetterQuery,
  DeadLetterView,
  DifferenceList,
  DifferenceView,
  REPLAY_LIMITS,
  ReplayList,
  ReplayParam,
  ReplayPlan,
  ReplayRequest,
  ReplayView,
  type ReplayKind,
  type ReplayState,
} from './http/mailroom.schema.js';
export { AuditCheckpoint, AuditEntries, AuditEntry } from './http/audit.schema.js';
export { EmergencyList, EmergencyParam, EmergencyRequest, EmergencyView } from './http/emergency.schema.js';
export { ViewQuery } from './http/view.schema.js';
export { VIEW_PURPOSES } from './events/access.events.js';
export { LoginQuery, LoggedOut, Me } from './http/login.schema.js';
export { ROLES, type Role } from './http/role.registry.js';
export { CloseAlarm, WitnessAlarm, WitnessAlarms, WitnessKey } from './http/witness.schema.js';
export { EVIDENCE_LIMITS, EvidenceEntry, EvidenceKeys, EvidencePack } from './http/evidence.schema.js';
export { NOTICE_CODES, Notice, Notices } from './http/notice.schema.js';
