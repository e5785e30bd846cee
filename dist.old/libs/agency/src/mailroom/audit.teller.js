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
import { INBOUND_HANDLERS, OutboxWriter } from "../../../outbox/src/index.js";
import { MESSAGE_CODEC } from "../party/party.codec.js";
export class AuditTeller {
    constructor(codec, handlers, outbox){
        this.codec = codec;
        this.handlers = handlers;
        this.outbox = outbox;
    }
    async tell(drafts, tx) {
        if (this.codec.party === 'audit') await this.keep(drafts, tx);
        else await this.outbox.post([
            ...drafts
        ], tx);
    }
    /** Straight into the log, signed as if it had been sent. */ async keep(drafts, tx) {
        const sealed = this.codec.seal([
            ...drafts
        ]);
        const messages = drafts.flatMap((draft)=>{
            const jws = sealed.find(({ id })=>id === draft.id)?.jws;
            if (jws === undefined) return [];
            const { envelope, digest } = this.codec.verify(jws);
            return [
                {
                    envelope,
                    digest,
                    jws,
                    sender: 'audit',
                    data: draft.data
                }
            ];
        });
        const [first] = drafts;
        await this.handlers.find(({ types })=>first && types.includes(first.type))?.apply(messages, tx);
    }
}
AuditTeller = _ts_decorate([
    Injectable(),
    _ts_param(0, Inject(MESSAGE_CODEC)),
    _ts_param(1, Inject(INBOUND_HANDLERS)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof MessageCodec === "undefined" ? Object : MessageCodec,
        Object,
        typeof OutboxWriter === "undefined" ? Object : OutboxWriter
    ])
], AuditTeller);

//# sourceMappingURL=audit.teller.js.map