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
import { Injectable } from "@nestjs/common";
import { EnlaceError } from "../../../contracts/src/index.js";
import { authorizationCodeGrant, buildAuthorizationUrl, buildEndSessionUrl, calculatePKCECodeChallenge } from "openid-client";
import { IdentityProvider } from "./identity.provider.js";
import { beginAttempt, resumeAttempt } from "./login.attempt.js";
import { SessionStore } from "./session.store.js";
export class LoginService {
    constructor(provider, sessions){
        this.provider = provider;
        this.sessions = sessions;
    }
    async begin(returnTo) {
        const client = await this.provider.client();
        const attempt = beginAttempt(returnTo);
        const url = buildAuthorizationUrl(client, {
            redirect_uri: callbackUrl(this.options()).href,
            scope: 'openid',
            state: attempt.state,
            nonce: attempt.nonce,
            code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
            code_challenge_method: 'S256'
        });
        return {
            attempt,
            url
        };
    }
    /**
   * @param search what the provider sent back, as it stands in the address
   * @param replaced the session that this browser had until now
   * @throws EnlaceError `login-failed` when it was not this browser that left, or not somebody who may come in
   */ async finish(search, cookie, replaced) {
        const attempt = resumeAttempt(cookie);
        if (!attempt) throw failed('It was not begun in this browser, or too long ago');
        const client = await this.provider.client();
        const answer = callbackUrl(this.options());
        answer.search = search;
        const tokens = await authorizationCodeGrant(client, answer, {
            expectedState: attempt.state,
            expectedNonce: attempt.nonce,
            pkceCodeVerifier: attempt.verifier,
            idTokenExpected: true
        }).catch((cause)=>{
            throw failed('The identity provider refused it, or answered something else than was asked', cause);
        });
        const principal = this.provider.principal({
            ...tokens.claims()
        });
        const session = await this.sessions.begin(principal, tokens.id_token ?? '', replaced);
        return {
            session,
            returnTo: attempt.returnTo
        };
    }
    /** @returns where the session at the provider is ended, when the provider offers that */ async end(session) {
        const idToken = await this.sessions.end(session);
        if (idToken === undefined) return null;
        // The session here has ended; that the provider is away takes nothing from that.
        const client = await this.provider.client().catch(()=>undefined);
        if (client?.serverMetadata().end_session_endpoint === undefined) return null;
        const { publicUrl } = this.options();
        return buildEndSessionUrl(client, {
            id_token_hint: idToken,
            post_logout_redirect_uri: new URL('/docs', publicUrl).href
        }).href;
    }
    options() {
        const { options } = this.provider;
        if (options) return options;
        throw new EnlaceError('not-found', 'Nobody logs in here: this institution has no identity provider.');
    }
}
LoginService = _ts_decorate([
    Injectable(),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof IdentityProvider === "undefined" ? Object : IdentityProvider,
        typeof SessionStore === "undefined" ? Object : SessionStore
    ])
], LoginService);
function callbackUrl({ publicUrl }) {
    return new URL('/auth/callback', publicUrl);
}
function failed(why, cause) {
    return new EnlaceError('login-failed', `Nobody was logged in. ${why}. Begin again at /auth/login.`, {
        cause
    });
}

//# sourceMappingURL=login.service.js.map