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
import rateLimit from "@fastify/rate-limit";
import { Inject, Injectable } from "@nestjs/common";
import { EnlaceError } from "../../../contracts/src/index.js";
import { PARTY_CONFIG } from "../party/party.config.js";
export class RateLimits {
    constructor(config){
        this.config = config;
        this.limiters = new Map();
    }
    /** To be called before the app listens; until then nothing is limited. */ async attach(server) {
        await server.register(rateLimit, {
            global: false,
            timeWindow: '1 minute'
        });
        const keys = {
            address: ({ ip })=>ip,
            user: (request)=>request.principal?.actor ?? '',
            agency: ()=>'all'
        };
        for (const purse of [
            'address',
            'user',
            'agency'
        ]){
            const max = this.config.rates[purse];
            if (max > 0) this.limiters.set(purse, server.createRateLimit({
                max,
                keyGenerator: keys[purse]
            }));
        }
    }
    /** @throws EnlaceError `too-many-requests`, with the seconds until it may be tried again */ async spend(purse, request) {
        const left = await this.limiters.get(purse)?.(request);
        if (left === undefined || left.isAllowed || !left.isExceeded) return;
        throw new EnlaceError('too-many-requests', `More was asked in a minute than one ${purse} may ask. Nothing was done; send it again later.`, {
            facts: {
                retryAfter: Math.max(1, left.ttlInSeconds)
            }
        });
    }
}
RateLimits = _ts_decorate([
    Injectable(),
    _ts_param(0, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Pick === "undefined" ? Object : Pick
    ])
], RateLimits);

//# sourceMappingURL=rate.limits.js.map