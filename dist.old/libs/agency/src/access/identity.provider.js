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
import { createRemoteJWKSet, errors, importPKCS8, jwtVerify } from "jose";
import { ClientSecretPost, PrivateKeyJwt, allowInsecureRequests, discovery, enableNonRepudiationChecks } from "openid-client";
import { PARTY_CONFIG } from "../party/party.config.js";
import { readPrincipal } from "./claim.reader.js";
const SECONDS = 5;
/** Public-key signatures alone. `none` signs nothing, and HS256 would take the public key for a shared secret. */ const ALGORITHMS = [
    'EdDSA',
    'Ed25519',
    'ES256',
    'ES384',
    'PS256',
    'RS256'
];
export class IdentityProvider {
    constructor(config){
        this.config = config;
    }
    get options() {
        return this.config.oidc;
    }
    /** @throws EnlaceError `not-found` where nobody logs in, `unavailable` while the provider is away */ async client() {
        return (await this.discover()).client;
    }
    /**
   * Who a machine is, by the access token it got for its client credentials.
   *
   * @throws EnlaceError `not-authenticated` for a token that is not good, `login-failed` for one that is, of somebody
   * who has nothing to do here
   */ async principalOf(token) {
        const { client, keys } = await this.discover();
        const options = this.required();
        try {
            const { payload } = await jwtVerify(token, keys, {
                issuer: client.serverMetadata().issuer,
                audience: options.audience,
                algorithms: ALGORITHMS,
                clockTolerance: SECONDS,
                maxTokenAge: '1 hour',
                requiredClaims: [
                    'exp',
                    'iat',
                    'sub'
                ]
            });
            return {
                ...this.principal(payload),
                machine: true
            };
        } catch (cause) {
            if (cause instanceof EnlaceError) throw cause;
            if (isAway(cause)) throw away(cause);
            throw new EnlaceError('not-authenticated', 'The access token is not valid here, or not any more. Get a new one for this institution.');
        }
    }
    principal(claims) {
        const { party, offices } = this.config;
        return readPrincipal(claims, party, this.required().claims, offices[party] ?? []);
    }
    required() {
        if (this.config.oidc) return this.config.oidc;
        throw new EnlaceError('not-found', 'Nobody logs in here: this institution has no identity provider.');
    }
    discover() {
        const options = this.required();
        this.discovered ??= discover(options).catch((cause)=>{
            this.discovered = undefined;
            throw away(cause);
        });
        return this.discovered;
    }
}
IdentityProvider = _ts_decorate([
    Injectable(),
    _ts_param(0, Inject(PARTY_CONFIG)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof AccessConfig === "undefined" ? Object : AccessConfig
    ])
], IdentityProvider);
async function discover({ issuer, clientId, proof }) {
    const client = await discovery(issuer, clientId, undefined, await authenticationBy(proof), {
        timeout: SECONDS,
        execute: issuer.protocol === 'http:' ? [
            allowInsecureRequests
        ] : []
    });
    const { jwks_uri = '', token_endpoint = '' } = client.serverMetadata();
    // What the document says decides whom we ask for keys and give our secret: it may not send us elsewhere.
    for (const url of [
        jwks_uri,
        token_endpoint
    ]){
        if (!URL.canParse(url) || new URL(url).origin !== issuer.origin) {
            throw new Error('The provider names an endpoint of another origin.');
        }
    }
    enableNonRepudiationChecks(client);
    const keys = createRemoteJWKSet(new URL(jwks_uri), {
        timeoutDuration: SECONDS * 1_000
    });
    return {
        client,
        keys
    };
}
/** A key of its own proves the party without ever leaving it; the algorithm is the one that the key is for. */ async function authenticationBy(proof) {
    if ('secret' in proof) return ClientSecretPost(proof.secret);
    const algorithms = {
        ed25519: 'EdDSA',
        ec: 'ES256',
        rsa: 'PS256'
    };
    const pem = proof.key.export({
        type: 'pkcs8',
        format: 'pem'
    });
    return PrivateKeyJwt(await importPKCS8(pem, algorithms[proof.key.asymmetricKeyType ?? ''] ?? 'ES256'));
}
function isAway(cause) {
    if (cause instanceof errors.JWKSTimeout) return true;
    return !(cause instanceof errors.JOSEError);
}
function away(cause) {
    return new EnlaceError('unavailable', 'The identity provider of this institution does not answer as it should. Try again later.', {
        cause
    });
}

//# sourceMappingURL=identity.provider.js.map