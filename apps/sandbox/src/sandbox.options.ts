import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BROKER_VARIABLES } from '@enlace/agency';
import { LOG_LEVELS, loadConfig, type Environment } from '@enlace/platform';
import * as z from 'zod';
import type { FleetOptions } from './fleet/fleet.js';

const Variables = z.object({
  ENLACE_DATA: z.string().default('.data'),
  ENLACE_PORT: z.coerce.number().int().min(0).max(65_000).default(4100),
  REDIS_URL: BROKER_VARIABLES.REDIS_URL,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'a postgres:// URL is expected' }).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('warn'),
});

/** What the command line and the environment ask of the sandbox. @throws ConfigurationError */
export function readOptions(args: readonly string[], env: Environment): Omit<FleetOptions, 'progress'> {
  const variables = loadConfig(Variables, env);
  const { values } = parseArgs({
    args: [...args],
    options: { processes: { type: 'boolean', default: false } },
  });
  return {
    dataFolder: resolve(variables.ENLACE_DATA),
    processes: values.processes,
    login: true,
    redisUrl: variables.REDIS_URL,
    databaseUrl: variables.DATABASE_URL,
    firstPort: variables.ENLACE_PORT,
    logLevel: variables.LOG_LEVEL,
  };
}
