import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { ConfigurationError } from "../../../platform/src/index.js";
import { redisUrlFaults } from "../../../transport/src/index.js";
import * as z from "zod";
/** Where the queues are: Redis for production, in any of its forms, or PostgreSQL. */ export const BROKER_VARIABLES = {
    REDIS_URL: z.string().superRefine((url, context)=>{
        for (const message of redisUrlFaults(url))context.addIssue({
            code: 'custom',
            message
        });
    }).optional(),
    REDIS_CA_FILE: z.string().optional(),
    REDIS_SENTINEL_USER: z.string().optional(),
    REDIS_SENTINEL_PASSWORD: z.string().optional(),
    BROKER_DATABASE_URL: z.url({
        protocol: /^postgres(ql)?$/,
        error: 'a postgres:// URL is expected'
    }).optional(),
    QUEUE_PREFIX: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/).default('enlace')
};
/** What is wrong with these settings together, by the setting to mend. */ export function* brokerFaults(env) {
    const { REDIS_URL: url, REDIS_SENTINEL_USER: user, REDIS_SENTINEL_PASSWORD: password } = env;
    if (url === undefined === (env.BROKER_DATABASE_URL === undefined)) {
        yield [
            'REDIS_URL',
            'set exactly one of REDIS_URL and BROKER_DATABASE_URL'
        ];
    }
    if (env.REDIS_CA_FILE !== undefined && url?.startsWith('rediss') !== true) {
        yield [
            'REDIS_CA_FILE',
            'set it with a rediss:// REDIS_URL only: without TLS no certificate is asked for'
        ];
    }
    const given = password === undefined ? 'REDIS_SENTINEL_USER' : 'REDIS_SENTINEL_PASSWORD';
    if ((user ?? password) === undefined) return;
    if (!/^rediss?\+sentinel:/.test(url ?? '')) {
        yield [
            given,
            'set it with a redis+sentinel:// REDIS_URL only; the account at Redis itself is in the URL'
        ];
    } else if (password === undefined) {
        yield [
            'REDIS_SENTINEL_PASSWORD',
            'set it as well as REDIS_SENTINEL_USER'
        ];
    }
}
/** @throws ConfigurationError when the file of the authority is none */ export function brokerOf(env) {
    const { REDIS_URL, REDIS_CA_FILE, REDIS_SENTINEL_USER, REDIS_SENTINEL_PASSWORD, QUEUE_PREFIX } = env;
    if (REDIS_URL === undefined) {
        return {
            backend: 'postgres',
            url: env.BROKER_DATABASE_URL ?? '',
            schema: QUEUE_PREFIX
        };
    }
    return {
        backend: 'redis',
        url: REDIS_URL,
        prefix: QUEUE_PREFIX,
        ...REDIS_CA_FILE !== undefined && {
            ca: readCertificates('REDIS_CA_FILE', REDIS_CA_FILE)
        },
        ...REDIS_SENTINEL_PASSWORD !== undefined && {
            sentinelAccount: {
                ...REDIS_SENTINEL_USER !== undefined && {
                    username: REDIS_SENTINEL_USER
                },
                password: REDIS_SENTINEL_PASSWORD
            }
        }
    };
}
/** TLS would take a file without a certificate in silence, and then trust nobody. */ function readCertificates(setting, path) {
    try {
        const pem = readFileSync(path, 'utf8');
        if (new X509Certificate(pem).raw.length > 0) return pem;
    } catch (cause) {
        const { code, syscall } = cause;
        if (syscall !== undefined) {
            throw new ConfigurationError([
                `${setting}: the file ${path} cannot be read (${code})`
            ]);
        }
    }
    throw new ConfigurationError([
        `${setting}: the file ${path} holds no certificate in PEM form`
    ]);
}

//# sourceMappingURL=broker.config.js.map