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
import { authorise } from "../access/permission.table.js";
import { PARTY_CONFIG } from "../party/party.config.js";
import { auditSilence } from "./audit.silence.js";
import { OpenWorkReader } from "./open.work.reader.js";
const AUDIT_UNCONFIRMED = 'El servicio funciona y nada se pierde, pero la auditoría todavía no confirma lo más reciente. Siga trabajando: la ' + 'constancia se completa sola cuando vuelva.';
export class NoticeService {
    constructor(openWork, config){
        this.openWork = openWork;
        this.config = config;
    }
    async list(caller) {
        authorise(caller, 'directory.read');
        const silence = auditSilence(await this.openWork.read(), this.config.limits.auditSilenceSeconds);
        return {
            items: silence === undefined ? [] : [
                {
                    code: 'audit-unconfirmed',
                    text: AUDIT_UNCONFIRMED
                }
            ]
        };
    }
}
NoticeService = _ts_decorate([
    Injectable(),
    _ts_param(1, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof OpenWorkReader === "undefined" ? Object : OpenWorkReader,
        typeof Pick === "undefined" ? Object : Pick
    ])
], NoticeService);

//# sourceMappingURL=notice.service.js.map