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
function _ts_param(paramIndex, decorator) {
    return function(target, key) {
        decorator(target, key, paramIndex);
    };
}
import { Inject, Injectable } from "@nestjs/common";
import { EnlaceError, createMessageId, createTraceparent } from "../../../contracts/src/index.js";
import { OutboxWriter, UnitOfWork } from "../../../outbox/src/index.js";
import { transition } from "../../../referral/src/index.js";
import { RecordVault } from "../../../security/src/index.js";
import { authorise, sidesOf } from "../access/permission.table.js";
import { PARTY_CONFIG } from "../party/party.config.js";
import { viewedDraft } from "./viewed.draft.js";
import { ReferralReader } from "../store/referral.reader.js";
import { changeStatus, insertEvents, lockReferrals, sealNote } from "../store/referral.store.js";
import { requireVisible } from "../store/referral.visibility.js";
export class ReferralService {
    constructor(work, outbox, reader, vault, config){
        this.work = work;
        this.outbox = outbox;
        this.reader = reader;
        this.vault = vault;
        this.config = config;
    }
    /** Reads one referral. Reading a person's data is itself a fact, told to the audit before the data is handed out. */ async read(caller, caseCode, why = 'attention') {
        authorise(caller, 'referral.read');
        const view = await this.reader.find(caller, caseCode);
        if (view.content === null) return view;
        await this.work.run((tx)=>this.outbox.post([
                viewedDraft(caller, caseCode, 'referral', why)
            ], tx));
        return view;
    }
    /** What became of a person is that person's data too, for whoever has the person's data beside it. */ async timeline(caller, caseCode, why = 'attention') {
        authorise(caller, 'referral.read');
        const timeline = await this.reader.timeline(caller, caseCode);
        if (!sidesOf(caller.role).includes('received')) return timeline;
        const { content } = await this.reader.find(caller, caseCode);
        if (content === null) return timeline;
        await this.work.run((tx)=>this.outbox.post([
                viewedDraft(caller, caseCode, 'timeline', why)
            ], tx));
        return timeline;
    }
    /**
   * The answer shows a receiver the person's data, so a move is a reading too.
   *
   * @throws EnlaceError `not-found`, `transition-not-allowed`; nothing changes then
   */ async move(caller, caseCode, command, grounds = {}) {
        authorise(caller, `referral.${command}`);
        await this.work.run(async (tx)=>{
            const row = requireVisible(caller, (await lockReferrals([
                caseCode
            ], tx)).get(caseCode));
            const by = row.direction === 'received' ? 'receiving' : 'referring';
            const rule = transition(row.status, command, by);
            requireRecord(row, command, grounds);
            const at = new Date();
            await changeStatus([
                {
                    caseCode,
                    status: rule.to,
                    at,
                    messages: 1
                }
            ], tx);
            const event = {
                caseCode,
                type: rule.record ?? rule.event,
                at,
                agency: this.config.party,
                actor: caller.actor
            };
            const { reason, note } = grounds;
            const sealed = note === undefined ? undefined : await sealNote(row, event, note, this.vault, tx);
            await insertEvents([
                {
                    ...event,
                    status: rule.to,
                    reason,
                    note: sealed
                }
            ], tx);
            const shown = row.direction === 'received' && row.sealed !== null && row.withdrawnAt === null;
            const viewed = shown ? [
                viewedDraft(caller, caseCode, 'referral', 'attention')
            ] : [];
            await this.outbox.post([
                ...composeMessages(row, rule, grounds, at),
                ...viewed
            ], tx);
        });
        return this.reader.find(caller, caseCode);
    }
}
ReferralService = _ts_decorate([
    Injectable(),
    _ts_param(4, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof UnitOfWork === "undefined" ? Object : UnitOfWork,
        typeof OutboxWriter === "undefined" ? Object : OutboxWriter,
        typeof ReferralReader === "undefined" ? Object : ReferralReader,
        typeof RecordVault === "undefined" ? Object : RecordVault,
        typeof PartyConfig === "undefined" ? Object : PartyConfig
    ])
], ReferralService);
/** A case that was erased ends, and nothing new of the person is begun or written down. */ function requireRecord(row, command, { note }) {
    if (row.erasedAt === null || command !== 'reopen' && note === undefined) return;
    throw new EnlaceError('record-erased', 'The case is erased: it cannot go on, and no text about the person is kept. End it without a text.');
}
/**
 * What the other side is told, and what the audit alone is told: how a case ended never flows back. The record has no
 * sequence, because the other side would wait for the number it never gets.
 */ function composeMessages(row, rule, grounds, at) {
    const { caseCode } = row;
    const time = at.toISOString();
    const header = {
        subject: caseCode,
        time,
        correlationid: row.correlationId,
        traceparent: createTraceparent()
    };
    const { reason } = grounds;
    // A key without a value is one too many for the strict schema of an event that has no reason.
    const told = reason === undefined || rule.event === 'referral.closed.v1' ? {} : {
        reason
    };
    const message = {
        ...header,
        id: createMessageId(at.getTime()),
        type: rule.event,
        sequence: row.sequenceOut + 1,
        recipient: row.agency,
        causationid: row.messageId,
        data: {
            caseCode,
            at: time,
            ...told
        }
    };
    if (!rule.record) return [
        message
    ];
    const data = {
        at: time,
        ...rule.record === 'referral.failed.v1' ? {
            reason
        } : {}
    };
    const record = {
        ...header,
        id: createMessageId(at.getTime()),
        type: rule.record,
        recipient: 'audit',
        causationid: message.id,
        data: data
    };
    return [
        message,
        record
    ];
}

//# sourceMappingURL=referral.service.js.map