import { ACCESS_VARIABLES, accessOf, oidcFaults, readTokens, readVerifierKeys } from "../../../libs/agency/src/index.js";
import { EnlaceError } from "../../../libs/contracts/src/index.js";
import { ConfigurationError, LOG_LEVELS, loadConfig, loadJsonFile } from "../../../libs/platform/src/index.js";
import { KeyRing } from "../../../libs/security/src/index.js";
import * as z from "zod";
/** Name of the key that cosigns: a URL without scheme, never a place to fetch from. */ export const WITNESS_NAME = 'enlace.pa/defensoria';
const Variables = z.object({
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    DATABASE_URL: z.url({
        protocol: /^postgres(ql)?$/,
        error: 'a postgres:// URL is expected'
    }),
    DATABASE_POOL: z.coerce.number().int().positive().max(100).default(4),
    DATABASE_MIGRATIONS: z.enum([
        'run',
        'refuse'
    ]).default('run'),
    KEYS_FILE: z.string(),
    ...ACCESS_VARIABLES,
    LOG_KEYS: z.string({
        error: 'the verifier keys of the logs to witness, separated by spaces'
    }),
    LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
    REQUESTS_MOST: z.coerce.number().int().positive().max(100_000).default(100)
}).superRefine((env, context)=>{
    for (const [setting, message] of oidcFaults(env))context.addIssue({
        code: 'custom',
        path: [
            setting
        ],
        message
    });
}, // Also when another variable is at fault: all are named at once.
{
    when: ()=>true
});
const KeysFile = z.looseObject({
    keys: z.array(z.unknown())
});
export const WITNESS_CONFIG = Symbol('WITNESS_CONFIG');
/** @throws ConfigurationError naming every fault */ export function loadWitnessConfig(env) {
    const variables = loadConfig(Variables, env);
    const faults = [];
    const signer = collect(faults, 'KEYS_FILE', ()=>readSigner(variables.KEYS_FILE));
    const tokens = collect(faults, 'TOKENS_FILE', ()=>readTokens(variables));
    const logs = collect(faults, 'LOG_KEYS', ()=>readVerifierKeys('LOG_KEYS', variables.LOG_KEYS, 'note'));
    const access = collect(faults, 'OIDC_ISSUER', ()=>accessOf('defensoria', variables));
    if (!signer || !tokens || !logs || !access) throw new ConfigurationError(faults);
    return {
        party: 'defensoria',
        host: variables.HOST,
        port: variables.PORT,
        logLevel: variables.LOG_LEVEL,
        requestsMost: variables.REQUESTS_MOST,
        databaseUrl: variables.DATABASE_URL,
        databasePool: variables.DATABASE_POOL,
        migrations: variables.DATABASE_MIGRATIONS,
        offices: {},
        tokens,
        ...access,
        signer,
        logs
    };
}
function readSigner(path) {
    const keys = loadJsonFile('KEYS_FILE', path, KeysFile);
    const ring = new KeyRing('defensoria', keys);
    return {
        name: WITNESS_NAME,
        privateKey: ring.signingKey.key
    };
}
function collect(faults, setting, read) {
    try {
        return read();
    } catch (error) {
        if (error instanceof ConfigurationError) faults.push(...error.faults);
        else if (error instanceof EnlaceError) faults.push(`${setting}: ${error.message}`);
        else throw error;
        return undefined;
    }
}

//# sourceMappingURL=witness.config.js.map