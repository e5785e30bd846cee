import { loadPartyConfig, readVerifierKeys } from "../../../libs/agency/src/index.js";
import { ConfigurationError, collectFaults, loadConfig } from "../../../libs/platform/src/index.js";
import * as z from "zod";
const Variables = z.object({
    WITNESS_URL: z.url({
        protocol: /^https?$/,
        error: 'an http:// or https:// URL is expected'
    }).optional(),
    WITNESS_KEY: z.string().optional(),
    WITNESS_SECONDS: z.coerce.number().positive().max(86_400).default(30),
    WITNESS_SILENCE_SECONDS: z.coerce.number().positive().default(900),
    DATABASE_OWNER_URL: z.url({
        protocol: /^postgres(ql)?$/,
        error: 'a postgres:// URL is expected'
    }).optional()
}).superRefine(({ WITNESS_URL: url, WITNESS_KEY: key }, context)=>{
    if (url === undefined === (key === undefined)) return;
    const [missing, given] = url === undefined ? [
        'WITNESS_URL',
        'WITNESS_KEY'
    ] : [
        'WITNESS_KEY',
        'WITNESS_URL'
    ];
    context.addIssue({
        code: 'custom',
        path: [
            missing
        ],
        message: `set it as well as ${given}`
    });
});
/** @throws ConfigurationError naming every fault */ export function loadAuditConfig(env) {
    const faults = [];
    const party = collectFaults(faults, ()=>loadPartyConfig('audit', env));
    const variables = collectFaults(faults, ()=>loadConfig(Variables, env));
    const witness = collectFaults(faults, ()=>({
            settings: variables && readWitness(variables)
        }));
    if (!party || !variables || !witness) throw new ConfigurationError(faults);
    return {
        party,
        directoryFile: env['DIRECTORY_FILE'] ?? '',
        ownerUrl: variables.DATABASE_OWNER_URL,
        witness: witness.settings
    };
}
function readWitness(variables) {
    const { WITNESS_URL, WITNESS_KEY, WITNESS_SECONDS, WITNESS_SILENCE_SECONDS } = variables;
    if (WITNESS_URL === undefined || WITNESS_KEY === undefined) return undefined;
    const [key, ...others] = readVerifierKeys('WITNESS_KEY', WITNESS_KEY, 'cosignature');
    if (!key || others.length > 0) {
        throw new ConfigurationError([
            'WITNESS_KEY: exactly one key is expected, of the witness at WITNESS_URL'
        ]);
    }
    return {
        url: WITNESS_URL,
        key,
        every: WITNESS_SECONDS * 1_000,
        silence: WITNESS_SILENCE_SECONDS * 1_000
    };
}

//# sourceMappingURL=audit.config.js.map