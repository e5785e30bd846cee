import { ConfigurationError, collectFaults, LOG_LEVELS, loadConfig, loadJsonFile } from "../../../platform/src/index.js";
import * as z from "zod";
import { ACCESS_VARIABLES, accessOf, readTokens } from "../access/access.config.js";
import { oidcFaults } from "../access/oidc.config.js";
import { DATA_KEY_VARIABLES, dataKeyFaults, dataKeysOf } from "./data.key.config.js";
import { BROKER_VARIABLES, brokerFaults, brokerOf } from "./broker.config.js";
import { DirectoryFile, KeysFile, checkKeys } from "./key.files.js";
const Variables = z.object({
    HOST: z.string().default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    DATABASE_URL: z.url({
        protocol: /^postgres(ql)?$/,
        error: 'a postgres:// URL is expected'
    }),
    ...BROKER_VARIABLES,
    ...DATA_KEY_VARIABLES,
    KEYS_FILE: z.string(),
    DIRECTORY_FILE: z.string(),
    // A revocation must be known everywhere within a minute.
    KEYS_POLL_SECONDS: z.coerce.number().positive().max(30).default(5),
    ...ACCESS_VARIABLES,
    LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
    REQUESTS_MOST: z.coerce.number().int().positive().max(100_000).default(1_000),
    DATABASE_MIGRATIONS: z.enum([
        'run',
        'refuse'
    ]).default('run'),
    RELAY_RETRY_SECONDS: z.coerce.number().positive().default(5),
    RELAY_RETRY_CAP_SECONDS: z.coerce.number().positive().default(300),
    RELAY_POLL_MILLISECONDS: z.coerce.number().int().positive().default(500),
    WORKER_CONCURRENCY: z.coerce.number().int().positive().max(64).default(32),
    RECONCILE_MINUTES: z.coerce.number().min(0).max(1440).default(15),
    DATABASE_POOL: z.coerce.number().int().min(3).max(100).default(10),
    OVERDUE_ATTEMPTS: z.coerce.number().int().positive().default(6),
    RETENTION_DAYS: z.coerce.number().int().min(1).max(36_500).optional(),
    DEMAND_OVERDUE_HOURS: z.coerce.number().positive().default(24),
    AUDIT_SILENCE_SECONDS: z.coerce.number().positive().default(300),
    // Not below the days that partners compare: each would take what the other forgot for lost, and send it again.
    HISTORY_DAYS: z.coerce.number().int().min(30).max(36_500).optional()
});
/** The audit keeps nothing of persons, and needs no keys for it. */ function variablesOf(party) {
    return Variables.superRefine((env, context)=>{
        const faults = [
            ...brokerFaults(env),
            ...oidcFaults(env),
            ...party === 'audit' ? [] : dataKeyFaults(env)
        ];
        for (const [setting, message] of faults)context.addIssue({
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
}
export const PARTY_CONFIG = Symbol('PARTY_CONFIG');
/** @throws ConfigurationError naming every fault */ export function loadPartyConfig(party, env) {
    const variables = loadConfig(variablesOf(party), env);
    const { file, keys, tokens, broker, access, dataKeys } = readFiles(party, variables);
    const { ring, directory } = checkKeys(party, keys, file.parties);
    return {
        party,
        host: variables.HOST,
        port: variables.PORT,
        databaseUrl: variables.DATABASE_URL,
        databasePool: variables.DATABASE_POOL,
        migrations: variables.DATABASE_MIGRATIONS,
        requestsMost: variables.REQUESTS_MOST,
        broker,
        concurrency: variables.WORKER_CONCURRENCY,
        ring,
        directory,
        dataKeys,
        keyFiles: {
            keysFile: variables.KEYS_FILE,
            directoryFile: variables.DIRECTORY_FILE
        },
        keysPollMilliseconds: variables.KEYS_POLL_SECONDS * 1000,
        offices: Object.fromEntries(Object.entries(file.parties).map(([id, entry])=>[
                id,
                entry.offices
            ])),
        tokens,
        ...access,
        logLevel: variables.LOG_LEVEL,
        retry: {
            baseSeconds: variables.RELAY_RETRY_SECONDS,
            capSeconds: variables.RELAY_RETRY_CAP_SECONDS
        },
        pollMilliseconds: variables.RELAY_POLL_MILLISECONDS,
        historyDays: variables.HISTORY_DAYS,
        retentionDays: variables.RETENTION_DAYS,
        limits: {
            overdueAttempts: variables.OVERDUE_ATTEMPTS,
            auditSilenceSeconds: variables.AUDIT_SILENCE_SECONDS,
            demandHours: variables.DEMAND_OVERDUE_HOURS
        },
        reconcile: reconcileOf(variables)
    };
}
/** Reads all of them before it complains of any. */ function readFiles(party, variables) {
    const faults = [];
    if (party === 'audit' && variables.HISTORY_DAYS !== undefined) faults.push('HISTORY_DAYS: the audit takes in what comes however late, and forgets nothing; do not set it');
    const file = collectFaults(faults, ()=>loadJsonFile('DIRECTORY_FILE', variables.DIRECTORY_FILE, DirectoryFile));
    const keys = collectFaults(faults, ()=>loadJsonFile('KEYS_FILE', variables.KEYS_FILE, KeysFile));
    const tokens = collectFaults(faults, ()=>readTokens(variables));
    const broker = collectFaults(faults, ()=>brokerOf(variables));
    const dataKeys = party === 'audit' ? undefined : collectFaults(faults, ()=>dataKeysOf(variables));
    const access = collectFaults(faults, ()=>accessOf(party, variables));
    if (faults.length > 0 || !file || !keys || !tokens || !broker || !access) throw new ConfigurationError(faults);
    return {
        file,
        keys,
        tokens,
        broker,
        access,
        dataKeys
    };
}
/** The first comparison after a start is later than the settling of what came before it, or that would be left out. */ function reconcileOf({ RECONCILE_MINUTES }) {
    const every = RECONCILE_MINUTES * 60_000;
    return {
        every,
        settle: Math.min(60_000, every / 2)
    };
}

//# sourceMappingURL=party.config.js.map