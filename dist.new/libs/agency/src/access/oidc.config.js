import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { ConfigurationError } from "../../../platform/src/index.js";
import * as z from "zod";
/** Where the people of this party log in, and how their roles are told: any OpenID Connect provider. */ export const OIDC_VARIABLES = {
    PUBLIC_URL: z.string().refine(isSafeOrigin, {
        error: 'an https:// origin without a path is expected (http:// on loopback alone)'
    }).optional(),
    OIDC_ISSUER: z.string().refine(isSafeUrl, {
        error: 'an https:// URL is expected (http:// on loopback alone)'
    }).optional(),
    OIDC_CLIENT_ID: z.string().max(200).optional(),
    OIDC_CLIENT_SECRET: z.string().min(16).optional(),
    OIDC_CLIENT_KEY_FILE: z.string().optional(),
    OIDC_AUDIENCE: z.string().max(200).optional(),
    OIDC_AGENCY_CLAIM: claim('enlace_agency'),
    OIDC_ROLE_CLAIM: claim('enlace_role'),
    OIDC_OFFICE_CLAIM: claim('enlace_office'),
    OIDC_ACTOR_CLAIM: claim('sub'),
    SESSION_IDLE_MINUTES: z.coerce.number().positive().max(120).default(15),
    SESSION_HOURS: z.coerce.number().positive().max(24).default(8)
};
/** A claim's name, or the path to it: Keycloak nests roles, `resource_access.enlace.role`. */ function claim(name) {
    return z.string().regex(/^[\w:/-]+(\.[\w:/-]+){0,4}$/).default(name);
}
const NEEDED = [
    'OIDC_CLIENT_ID',
    'PUBLIC_URL'
];
const PROOFS = [
    'OIDC_CLIENT_SECRET',
    'OIDC_CLIENT_KEY_FILE'
];
/** What is wrong with these settings together, by the setting to mend. */ export function* oidcFaults(env) {
    if (env.OIDC_ISSUER === undefined) {
        for (const name of [
            ...NEEDED,
            ...PROOFS,
            'OIDC_AUDIENCE'
        ]){
            if (env[name] !== undefined) yield [
                name,
                'set it with OIDC_ISSUER only'
            ];
        }
        if (env.TOKENS_FILE === undefined) {
            yield [
                'OIDC_ISSUER',
                'set it, or TOKENS_FILE for a test or an emergency; with neither nobody gets in'
            ];
        }
        return;
    }
    for (const name of NEEDED){
        if (env[name] === undefined) yield [
            name,
            'set it as well as OIDC_ISSUER'
        ];
    }
    if (PROOFS.filter((name)=>env[name] !== undefined).length !== 1) {
        yield [
            'OIDC_CLIENT_SECRET',
            'set exactly one of OIDC_CLIENT_SECRET and OIDC_CLIENT_KEY_FILE'
        ];
    }
    if (env.OIDC_AUDIENCE !== undefined && env.OIDC_AUDIENCE === env.OIDC_CLIENT_ID) {
        yield [
            'OIDC_AUDIENCE',
            'it must differ from OIDC_CLIENT_ID, or an ID token would pass for an access token'
        ];
    }
}
/**
 * @returns `undefined` where nobody logs in: a party with a file of tokens alone
 * @throws ConfigurationError when the file of the key holds none
 */ export function oidcOf(party, env) {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_CLIENT_KEY_FILE, PUBLIC_URL } = env;
    if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !PUBLIC_URL) return undefined;
    return {
        issuer: new URL(OIDC_ISSUER),
        clientId: OIDC_CLIENT_ID,
        proof: OIDC_CLIENT_KEY_FILE === undefined ? {
            secret: OIDC_CLIENT_SECRET ?? ''
        } : {
            key: readKey(OIDC_CLIENT_KEY_FILE)
        },
        audience: env.OIDC_AUDIENCE ?? `urn:pa:enlace:${party}`,
        publicUrl: new URL(PUBLIC_URL),
        claims: {
            agency: env.OIDC_AGENCY_CLAIM,
            role: env.OIDC_ROLE_CLAIM,
            office: env.OIDC_OFFICE_CLAIM,
            actor: env.OIDC_ACTOR_CLAIM
        },
        session: {
            idleMinutes: env.SESSION_IDLE_MINUTES,
            hours: env.SESSION_HOURS
        }
    };
}
function readKey(path) {
    let key;
    try {
        key = createPrivateKey(readFileSync(path));
    } catch (cause) {
        const { code, syscall } = cause;
        const why = syscall === undefined ? 'holds no private key in PEM form' : `cannot be read (${code})`;
        throw new ConfigurationError([
            `OIDC_CLIENT_KEY_FILE: the file ${path} ${why}`
        ]);
    }
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
    if (type === 'ed25519' || type === 'rsa' || details?.namedCurve === 'prime256v1') return key;
    throw new ConfigurationError([
        `OIDC_CLIENT_KEY_FILE: the key must be Ed25519, P-256 or RSA`
    ]);
}
function isSafeUrl(value) {
    if (!URL.canParse(value)) return false;
    const { protocol, hostname, username, search, hash } = new URL(value);
    if (`${username}${search}${hash}` !== '') return false;
    return protocol === 'https:' || protocol === 'http:' && isLoopback(hostname);
}
function isSafeOrigin(value) {
    return isSafeUrl(value) && new URL(value).pathname === '/';
}
function isLoopback(hostname) {
    return hostname === 'localhost' || hostname === '[::1]' || isIP(hostname) === 4 && hostname.startsWith('127.');
}

//# sourceMappingURL=oidc.config.js.map