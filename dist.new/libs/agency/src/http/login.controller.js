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
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res, UseGuards } from "@nestjs/common";
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from "@nestjs/swagger";
import { EnlaceError, LoggedOut, LoginQuery, Me, NoBody } from "../../../contracts/src/index.js";
import { BearerGuard, Caller, CallerSession } from "../access/bearer.guard.js";
import { ATTEMPT_SECONDS } from "../access/login.attempt.js";
import { LoginService } from "../access/login.service.js";
import { RateLimits } from "../access/rate.limits.js";
import { cookieName, cookieOptions } from "../access/session.cookie.js";
import { PARTY_CONFIG } from "../party/party.config.js";
export class LoginController {
    constructor(logins, limits, config){
        this.logins = logins;
        this.limits = limits;
        this.config = config;
        if (!config.oidc) throw new EnlaceError('configuration-invalid', 'There is no login without OIDC_ISSUER.');
        this.options = config.oidc;
        this.session = cookieName('session', config.party, config.oidc);
        this.login = cookieName('login', config.party, config.oidc);
    }
    async begin(request, reply, { returnTo }) {
        await this.limits.spend('address', request);
        const { attempt, url } = await this.logins.begin(returnTo);
        await reply.setCookie(this.login, attempt.cookie, cookieOptions(this.options, ATTEMPT_SECONDS)).header('cache-control', 'no-store').redirect(url.href, 302);
    }
    async finish(request, reply) {
        await this.limits.spend('address', request);
        const { cookies, url } = request;
        // One attempt, one answer: also of a login that fails nothing is left to try again with.
        void reply.clearCookie(this.login, cookieOptions(this.options, 0)).header('cache-control', 'no-store');
        const search = url.slice((url.indexOf('?') + 1 || url.length + 1) - 1);
        const { session, returnTo } = await this.logins.finish(search, cookies[this.login], cookies[this.session]);
        const lasts = this.options.session.hours * 3_600;
        await reply.setCookie(this.session, session, cookieOptions(this.options, lasts)).redirect(new URL(returnTo, this.options.publicUrl).href, 303);
    }
    async end({ cookies }, reply, _) {
        void reply.clearCookie(this.session, cookieOptions(this.options, 0)).header('cache-control', 'no-store');
        return {
            endSessionUrl: await this.logins.end(cookies[this.session] ?? '')
        };
    }
    me({ actor, role, office }, session) {
        return {
            agency: this.config.party,
            actor,
            role,
            office: office ?? null,
            endsAt: session?.endsAt.toISOString() ?? null
        };
    }
}
_ts_decorate([
    Get('login'),
    ApiOperation({
        summary: 'Sends the browser to the identity provider of this institution',
        security: []
    }),
    _ts_param(0, Req()),
    _ts_param(1, Res()),
    _ts_param(2, Query({
        schema: LoginQuery
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof FastifyRequest === "undefined" ? Object : FastifyRequest,
        typeof FastifyReply === "undefined" ? Object : FastifyReply,
        typeof LoginQuery === "undefined" ? Object : LoginQuery
    ]),
    _ts_metadata("design:returntype", Promise)
], LoginController.prototype, "begin", null);
_ts_decorate([
    Get('callback'),
    ApiOperation({
        summary: 'Where the identity provider sends the browser back; begins the session',
        security: []
    }),
    _ts_param(0, Req()),
    _ts_param(1, Res()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof FastifyRequest === "undefined" ? Object : FastifyRequest,
        typeof FastifyReply === "undefined" ? Object : FastifyReply
    ]),
    _ts_metadata("design:returntype", Promise)
], LoginController.prototype, "finish", null);
_ts_decorate([
    Post('logout'),
    HttpCode(200),
    UseGuards(BearerGuard),
    ApiOperation({
        summary: 'Ends the session, and says where to end that at the identity provider'
    }),
    ApiHeader({
        name: 'X-Enlace-CSRF',
        required: true,
        description: '1; a form cannot send it'
    }),
    ApiOkResponse({
        standardSchema: LoggedOut
    }),
    _ts_param(0, Req()),
    _ts_param(1, Res({
        passthrough: true
    })),
    _ts_param(2, Body({
        schema: NoBody
    })),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof FastifyRequest === "undefined" ? Object : FastifyRequest,
        typeof FastifyReply === "undefined" ? Object : FastifyReply,
        Object
    ]),
    _ts_metadata("design:returntype", Promise)
], LoginController.prototype, "end", null);
_ts_decorate([
    Get('me'),
    UseGuards(BearerGuard),
    ApiOperation({
        summary: 'Who the caller is here'
    }),
    ApiOkResponse({
        standardSchema: Me
    }),
    _ts_param(0, Caller()),
    _ts_param(1, CallerSession()),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof Principal === "undefined" ? Object : Principal,
        Object
    ]),
    _ts_metadata("design:returntype", typeof Me === "undefined" ? Object : Me)
], LoginController.prototype, "me", null);
LoginController = _ts_decorate([
    ApiTags('login'),
    Controller('auth'),
    _ts_param(2, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof LoginService === "undefined" ? Object : LoginService,
        typeof RateLimits === "undefined" ? Object : RateLimits,
        typeof PartyConfig === "undefined" ? Object : PartyConfig
    ])
], LoginController);

//# sourceMappingURL=login.controller.js.map