function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
import { Column, CreateDateColumn, Entity, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";
export class NaiveFlag {
}
_ts_decorate([
    PrimaryColumn('uuid'),
    _ts_metadata("design:type", String)
], NaiveFlag.prototype, "id", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", String)
], NaiveFlag.prototype, "officer", void 0);
_ts_decorate([
    Column('json'),
    _ts_metadata("design:type", Object)
], NaiveFlag.prototype, "content", void 0);
_ts_decorate([
    CreateDateColumn({
        type: 'timestamptz',
        name: 'recorded_at'
    }),
    _ts_metadata("design:type", typeof Date === "undefined" ? Object : Date)
], NaiveFlag.prototype, "recordedAt", void 0);
NaiveFlag = _ts_decorate([
    Entity('flag')
], NaiveFlag);
export class NaiveReferral {
}
_ts_decorate([
    PrimaryColumn('text', {
        name: 'case_code'
    }),
    _ts_metadata("design:type", String)
], NaiveReferral.prototype, "caseCode", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", String)
], NaiveReferral.prototype, "agency", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", String)
], NaiveReferral.prototype, "status", void 0);
_ts_decorate([
    Column('json'),
    _ts_metadata("design:type", Object)
], NaiveReferral.prototype, "content", void 0);
_ts_decorate([
    CreateDateColumn({
        type: 'timestamptz',
        name: 'created_at'
    }),
    _ts_metadata("design:type", typeof Date === "undefined" ? Object : Date)
], NaiveReferral.prototype, "createdAt", void 0);
NaiveReferral = _ts_decorate([
    Entity('referral')
], NaiveReferral);
export class NaiveAudit {
}
_ts_decorate([
    PrimaryGeneratedColumn('identity', {
        type: 'bigint',
        generatedIdentity: 'ALWAYS'
    }),
    _ts_metadata("design:type", String)
], NaiveAudit.prototype, "id", void 0);
_ts_decorate([
    CreateDateColumn({
        type: 'timestamptz'
    }),
    _ts_metadata("design:type", typeof Date === "undefined" ? Object : Date)
], NaiveAudit.prototype, "at", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", String)
], NaiveAudit.prototype, "actor", void 0);
_ts_decorate([
    Column('text'),
    _ts_metadata("design:type", String)
], NaiveAudit.prototype, "action", void 0);
_ts_decorate([
    Column('text', {
        name: 'case_code'
    }),
    _ts_metadata("design:type", String)
], NaiveAudit.prototype, "caseCode", void 0);
_ts_decorate([
    Column('json'),
    _ts_metadata("design:type", Object)
], NaiveAudit.prototype, "data", void 0);
NaiveAudit = _ts_decorate([
    Entity('audit')
], NaiveAudit);
export class NaiveOutbox {
}
_ts_decorate([
    PrimaryGeneratedColumn('identity', {
        type: 'bigint',
        generatedIdentity: 'ALWAYS'
    }),
    _ts_metadata("design:type", String)
], NaiveOutbox.prototype, "id", void 0);
_ts_decorate([
    Column('json'),
    _ts_metadata("design:type", Object)
], NaiveOutbox.prototype, "data", void 0);
_ts_decorate([
    Column('timestamptz', {
        name: 'sent_at',
        nullable: true
    }),
    _ts_metadata("design:type", Object)
], NaiveOutbox.prototype, "sentAt", void 0);
NaiveOutbox = _ts_decorate([
    Entity('outbox')
], NaiveOutbox);
export const NAIVE_ENTITIES = [
    NaiveFlag,
    NaiveReferral,
    NaiveAudit,
    NaiveOutbox
];
const AUDIT = `
  CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    actor text NOT NULL,
    action text NOT NULL,
    case_code text NOT NULL,
    data json NOT NULL
  );`;
const REFERRAL = `
  CREATE TABLE referral (
    case_code text PRIMARY KEY,
    agency text NOT NULL,
    status text NOT NULL,
    content json NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );`;
const FLAG = `
  CREATE TABLE flag (
    id uuid PRIMARY KEY,
    officer text NOT NULL,
    content json NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
  );`;
const OUTBOX = `
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    data json NOT NULL,
    sent_at timestamptz
  );
  CREATE INDEX outbox_waiting ON outbox (id) WHERE sent_at IS NULL;`;
export const SENDER_TABLES = FLAG + REFERRAL + AUDIT + OUTBOX;
export const RECEIVER_TABLES = REFERRAL + AUDIT;

//# sourceMappingURL=naive.tables.js.map