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
import { EnlaceError } from "../../../contracts/src/index.js";
import { mirrored } from "../../../referral/src/index.js";
import { RecordVault } from "../../../security/src/index.js";
import { AGENCY_PROFILE } from "../agency.profile.js";
import { changeStatus, insertEvents, lockReferrals, replaceContent } from "../store/referral.store.js";
export class AmendedHandler {
    constructor(profile, vault){
        this.profile = profile;
        this.vault = vault;
        this.types = [
            'referral.amended.v1'
        ];
    }
    async apply(inbound, tx) {
        const messages = inbound;
        const rows = await lockReferrals(messages.map((message)=>message.data.caseCode), tx);
        const at = new Date();
        const steps = messages.map((message)=>({
                ...stepOf(message, rows, this.profile),
                at
            }));
        await changeStatus(steps.map((step)=>({
                ...step,
                messages: 0
            })), tx);
        await replaceContent(messages.map(({ envelope, data: { caseCode, content } })=>({
                caseCode,
                content,
                office: content.office,
                personCount: content.persons.length,
                messageId: envelope.id,
                dataKey: rows.get(caseCode)?.dataKey ?? null
            })), this.vault, tx);
        await insertEvents(steps, tx);
    }
}
AmendedHandler = _ts_decorate([
    Injectable(),
    _ts_param(0, Inject(AGENCY_PROFILE)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AgencyProfile === "undefined" ? Object : AgencyProfile,
        typeof RecordVault === "undefined" ? Object : RecordVault
    ])
], AmendedHandler);
function stepOf({ envelope, sender, data }, rows, profile) {
    const row = rows.get(data.caseCode);
    const ours = row?.agency === sender && row.direction === 'received' && data.caseCode === envelope.subject;
    if (!row || !ours) {
        throw new EnlaceError('event-out-of-place', 'The source has no referral with this case code here.');
    }
    if (row.erasedAt) {
        throw new EnlaceError('event-out-of-place', 'The case is erased here, and must not come back.');
    }
    if (row.codeOnly) {
        throw new EnlaceError('event-out-of-place', 'Of a referral by code alone nothing more may be told.');
    }
    // In an office that nobody sits in, nobody would ever see it again.
    if (!profile.offices.includes(data.content.office)) {
        throw new EnlaceError('data-invalid', 'This agency has no such office.', {
            field: 'content.office'
        });
    }
    const status = mirrored('receiving', row.status, envelope.type);
    return {
        caseCode: row.caseCode,
        type: envelope.type,
        agency: sender,
        status
    };
}

//# sourceMappingURL=amended.handler.js.map