import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { BROKER_VARIABLES } from "../../../libs/agency/src/index.js";
import { LOG_LEVELS, loadConfig } from "../../../libs/platform/src/index.js";
import * as z from "zod";
const Variables = z.object({
    ENLACE_DATA: z.string().default('.data'),
    ENLACE_PORT: z.coerce.number().int().min(0).max(65_000).default(4100),
    REDIS_URL: BROKER_VARIABLES.REDIS_URL,
    DATABASE_URL: z.url({
        protocol: /^postgres(ql)?$/,
        error: 'a postgres:// URL is expected'
    }).optional(),
    LOG_LEVEL: z.enum(LOG_LEVELS).default('warn')
});
/** What the command line and the environment ask of the sandbox. @throws ConfigurationError */ export function readOptions(args, env) {
    const variables = loadConfig(Variables, env);
    const { values } = parseArgs({
        args: [
            ...args
        ],
        options: {
            processes: {
                type: 'boolean',
                default: false
            }
        }
    });
    return {
        dataFolder: resolve(variables.ENLACE_DATA),
        processes: values.processes,
        login: true,
        redisUrl: variables.REDIS_URL,
        databaseUrl: variables.DATABASE_URL,
        firstPort: variables.ENLACE_PORT,
        logLevel: variables.LOG_LEVEL
    };
}

//# sourceMappingURL=sandbox.options.js.map