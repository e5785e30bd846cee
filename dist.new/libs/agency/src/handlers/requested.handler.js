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
import { AGENCIES, EnlaceError } from "../../../contracts/src/index.js";
import { INITIAL_STATUS, deadlinesOf } from "../../../referral/src/index.js";
import { RecordVault } from "../../../security/src/index.js";
import { AGENCY_PROFILE } from "../agency.profile.js";
import { insertReferrals } from "../store/referral.store.js";
export class RequestedHandler {
    constructor(profile, vault){
        this.profile = profile;
        this.vault = vault;
        this.types = [
            'referral.requested.v1'
        ];
    }
    async apply(messages, tx) {
        const rows = messages.map((message)=>toRow(message, this.profile));
        const inserted = await insertReferrals(rows, this.vault, tx);
        if (inserted < rows.length) {
            throw new EnlaceError('event-out-of-place', 'The case code is taken by another referral. The sender draws a new one.');
        }
    }
}
RequestedHandler = _ts_decorate([
    Injectable(),
    _ts_param(0, Inject(AGENCY_PROFILE)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AgencyProfile === "undefined" ? Object : AgencyProfile,
        typeof RecordVault === "undefined" ? Object : RecordVault
    ])
], RequestedHandler);
function toRow({ envelope, sender, data }, profile) {
    if (data.caseCode !== envelope.subject) {
        throw new EnlaceError('data-invalid', 'The case code inside is not the one on the envelope.', {
            field: 'caseCode'
        });
    }
    if (sender === 'audit' || !AGENCIES[sender].flags) {
        throw new EnlaceError('event-out-of-place', 'The source does not flag, so it cannot request a referral.');
    }
    const content = data.disclosure === 'full' ? data.content : null;
    if (content && !profile.offices.includes(content.office)) {
        throw new EnlaceError('data-invalid', 'This agency has no such office.', {
            field: 'content.office'
        });
    }
    const { acknowledgeBy, contactBy } = deadlinesOf(Date.parse(envelope.time), data);
    const now = new Date();
    return {
        caseCode: data.caseCode,
        direction: 'received',
        agency: sender,
        office: content?.office ?? null,
        status: INITIAL_STATUS,
        flagId: null,
        codeOnly: content === null,
        personCount: content?.persons.length ?? 0,
        acknowledgeHours: data.acknowledgeHours,
        contactHours: data.contactHours,
        acknowledgeBy,
        contactBy,
        receivedAt: null,
        content,
        messageId: envelope.id,
        correlationId: envelope.correlationid,
        sequenceOut: 0,
        createdAt: now,
        updatedAt: now,
        requestedBy: content?.officer ?? null
    };
}

//# sourceMappingURL=requested.handler.js.map