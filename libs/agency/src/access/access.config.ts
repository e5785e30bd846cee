import { ROLES, type PartyId } from '@enlace/contracts';
import { loadJsonFile } from '@enlace/platform';
import * as z from 'zod';
import { OIDC_VARIABLES, oidcOf, type OidcOptions } from './oidc.config.js';
import type { TokenRecord } from './principal.js';

/** Who may come in, and how much they may ask. */
export const ACCESS_VARIABLES = {
  TOKENS_FILE: z.string().optional(),
  ...OIDC_VARIABLES,
  TRUSTED_PROXIES: z.string().optional(),
  RATE_ADDRESS_PER_MINUTE: z.coerce.number().int().min(0).default(60),
  RATE_USER_PER_MINUTE: z.coerce.number().int().min(0).default(600),
  RATE_AGENCY_PER_MINUTE: z.coerce.number().int().min(0).default(60_000),
};
type AccessVariables = z.infer<z.ZodObject<typeof ACCESS_VARIABLES>>;

const TokensFile = z
  .array(
    z.strictObject({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      actor: z.string().min(1).max(80),
      role: z.enum(ROLES),
      office: z.string().max(40).optional(),
    }),
  )
  .refine((tokens) => new Set(tokens.map((token) => token.sha256)).size === tokens.length, {
    error: 'a token is listed twice, and would be whoever comes last',
  });

/** What the guard of any process that is served needs to know, checked. */
export interface AccessConfig {
  readonly party: PartyId;
  readonly offices: Readonly<Partial<Record<PartyId, readonly string[]>>>;
  /** Bearer tokens of a file: for tests, and for the day on which the provider is away. */
  readonly tokens: readonly TokenRecord[];
  /** Absent: nobody logs in, and only the tokens of the file open anything. */
  readonly oidc: OidcOptions | undefined;
  /** Addresses of proxies whose word about the client's address is taken; `false`: of none. */
  readonly trustedProxies: string | false;
  /** Requests in a minute, 0 for any number. */
  readonly rates: Readonly<Record<'address' | 'user' | 'agency', number>>;
}

/** @throws ConfigurationError */
export function readTokens({ TOKENS_FILE }: AccessVariables): readonly TokenRecord[] {
  return TOKENS_FILE === undefined ? [] : loadJsonFile('TOKENS_FILE', TOKENS_FILE, TokensFile);
}

/** @throws ConfigurationError */
export function accessOf(
  party: PartyId,
  variables: AccessVariables,
): Pick<AccessConfig, 'oidc' | 'trustedProxies' | 'rates'> {
  return {
    oidc: oidcOf(party, variables),
    trustedProxies: variables.TRUSTED_PROXIES ?? false,
    rates: {
      address: variables.RATE_ADDRESS_PER_MINUTE,
      user: variables.RATE_USER_PER_MINUTE,
      agency: variables.RATE_AGENCY_PER_MINUTE,
    },
  };
}
