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
import { createHash } from "node:crypto";
import { Inject, Injectable, createParamDecorator } from "@nestjs/common";
import { EnlaceError } from "../../../contracts/src/index.js";
import { PARTY_CONFIG } from "../party/party.config.js";
import { refuseForgery } from "./forgery.check.js";
import { IdentityProvider } from "./identity.provider.js";
import { RateLimits } from "./rate.limits.js";
import { cookieName } from "./session.cookie.js";
import { SessionStore } from "./session.store.js";
export class BearerGuard {
    constructor(config, provider, sessions, limits){
        this.config = config;
        this.provider = provider;
        this.sessions = sessions;
        this.limits = limits;
        this.principals = new Map(config.tokens.map(({ sha256, ...principal })=>[
                sha256,
                principal
            ]));
    }
    async canActivate(context) {
        const request = context.switchToHttp().getRequest();
        let principal;
        try {
            principal = await this.identify(request);
        } catch (error) {
            if (error instanceof EnlaceError && error.status === 401) await this.limits.spend('address', request);
            throw error;
        }
        request.principal = principal;
        await this.limits.spend('user', request);
        await this.limits.spend('agency', request);
        return true;
    }
    async identify(request) {
        const { authorization } = request.headers;
        // Who sends both means the token: a cookie comes along by itself.
        if (authorization !== undefined) return this.byToken(authorization);
        const { oidc, party } = this.config;
        const id = oidc && request.cookies?.[cookieName('session', party, oidc)];
        const session = id ? await this.sessions.find(id) : undefined;
        if (!oidc || !session) throw unknown(oidc ? 'Log in at /auth/login, or send' : 'Send');
        refuseForgery(request.method, request.headers, oidc.publicUrl);
        request.session = session;
        return session.principal;
    }
    async byToken(authorization) {
        const token = /^Bearer ([\x21-\x7e]{16,4096})$/.exec(authorization)?.[1];
        if (token === undefined) throw unknown('Send');
        const principal = this.principals.get(createHash('sha256').update(token).digest('hex'));
        if (principal) return principal;
        if (this.config.oidc && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return this.provider.principalOf(token);
        throw unknown('Send');
    }
}
BearerGuard = _ts_decorate([
    Injectable(),
    _ts_param(0, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Pick === "undefined" ? Object : Pick,
        typeof IdentityProvider === "undefined" ? Object : IdentityProvider,
        typeof SessionStore === "undefined" ? Object : SessionStore,
        typeof RateLimits === "undefined" ? Object : RateLimits
    ])
], BearerGuard);
function unknown(advice) {
    return new EnlaceError('not-authenticated', `No valid token came with the request. ${advice} "Authorization: Bearer <token>".`);
}
/** The principal that the guard found. */ export const Caller = createParamDecorator((_, context)=>{
    const { principal } = context.switchToHttp().getRequest();
    if (!principal) throw new EnlaceError('not-authenticated', 'The route has no guard.');
    return principal;
});
/** The session that the guard found; none for a machine. */ export const CallerSession = createParamDecorator((_, context)=>context.switchToHttp().getRequest().session);

//# sourceMappingURL=bearer.guard.js.map