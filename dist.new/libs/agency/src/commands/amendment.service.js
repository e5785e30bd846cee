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
import { EnlaceError, createMessageId, createTraceparent, toWireTime } from "../../../contracts/src/index.js";
import { OutboxWriter, UnitOfWork } from "../../../outbox/src/index.js";
import { discloseReferral, planFlag, transition } from "../../../referral/src/index.js";
import { RecordVault } from "../../../security/src/index.js";
import { authorise } from "../access/permission.table.js";
import { DirectoryService } from "../directory/directory.service.js";
import { PARTY_CONFIG } from "../party/party.config.js";
import { ReferralReader } from "../store/referral.reader.js";
import { changeStatus, insertEvents, lockReferrals, replaceContent } from "../store/referral.store.js";
import { requireVisible } from "../store/referral.visibility.js";
export class AmendmentService {
    constructor(work, outbox, reader, directory, vault, config){
        this.work = work;
        this.outbox = outbox;
        this.reader = reader;
        this.directory = directory;
        this.vault = vault;
        this.config = config;
    }
    /**
   * The stored flag stays as it was first recorded, because it is the evidence of what the officer knew then. The
   * correction is kept once, in the sealed message of the outbox: a second copy in clear would double what a thief of
   * this database reads. The clocks run on from the first sending; a mended form must not win an agency time.
   *
   * @param flag the whole corrected flag, never a patch: what the receiver may see of it is decided afresh
   * @throws EnlaceError `not-found`, `transition-not-allowed`, `validation-failed` on `persons` when the flag no longer
   * leads to this receiver, or what `planFlag` refuses; nothing changes then
   */ async amend(caller, caseCode, flag) {
        authorise(caller, 'referral.amend');
        const at = new Date();
        const decision = planFlag(flag, {
            now: at.getTime(),
            connected: (agency)=>this.directory.isConnected(agency)
        });
        await this.work.run(async (tx)=>{
            const row = requireVisible(caller, (await lockReferrals([
                caseCode
            ], tx)).get(caseCode));
            const by = row.direction === 'received' ? 'receiving' : 'referring';
            const { to: status } = transition(row.status, 'amend', by);
            const content = contentFor(row, flag, decision, caller.actor);
            const draft = composeAmendment(row, content, at);
            await changeStatus([
                {
                    caseCode,
                    status,
                    at,
                    messages: 1
                }
            ], tx);
            const { office, persons } = content;
            const { dataKey } = row;
            const carried = {
                caseCode,
                office,
                personCount: persons.length,
                messageId: draft.id
            };
            await replaceContent([
                {
                    ...carried,
                    dataKey,
                    content: null
                }
            ], this.vault, tx);
            const event = {
                caseCode,
                type: draft.type,
                at,
                agency: this.config.party,
                actor: caller.actor,
                status
            };
            await insertEvents([
                event
            ], tx);
            await this.outbox.post([
                draft
            ], tx);
        });
        return this.reader.find(caller, caseCode);
    }
}
AmendmentService = _ts_decorate([
    Injectable(),
    _ts_param(5, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof UnitOfWork === "undefined" ? Object : UnitOfWork,
        typeof OutboxWriter === "undefined" ? Object : OutboxWriter,
        typeof ReferralReader === "undefined" ? Object : ReferralReader,
        typeof DirectoryService === "undefined" ? Object : DirectoryService,
        typeof RecordVault === "undefined" ? Object : RecordVault,
        typeof PartyConfig === "undefined" ? Object : PartyConfig
    ])
], AmendmentService);
/** A referral by code alone has no content to mend, and its receiver must not come by one. */ function contentFor(row, flag, decision, officer) {
    const planned = decision.referrals.find(({ to, codeOnly })=>to === row.agency && !codeOnly);
    const disclosed = planned && !row.codeOnly && discloseReferral(flag, decision, planned, officer);
    if (disclosed && disclosed.disclosure === 'full') return disclosed.content;
    throw new EnlaceError('validation-failed', 'The corrected flag no longer leads to this receiver. Cancel this referral and flag anew.', {
        field: 'persons'
    });
}
/** As coarse in time as the first message: two referrals of one flag may be mended in one minute as well. */ function composeAmendment(row, content, at) {
    const wireTime = toWireTime(at.getTime());
    return {
        id: createMessageId(wireTime),
        type: 'referral.amended.v1',
        subject: row.caseCode,
        time: new Date(wireTime).toISOString(),
        sequence: row.sequenceOut + 1,
        recipient: row.agency,
        correlationid: row.correlationId,
        causationid: row.messageId,
        traceparent: createTraceparent(),
        data: {
            caseCode: row.caseCode,
            content
        }
    };
}

//# sourceMappingURL=amendment.service.js.map