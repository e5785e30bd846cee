import { ROLES } from "../../../contracts/src/index.js";
import { loadJsonFile } from "../../../platform/src/index.js";
import * as z from "zod";
import { OIDC_VARIABLES, oidcOf } from "./oidc.config.js";
/** Who may come in, and how much they may ask. */ export const ACCESS_VARIABLES = {
    TOKENS_FILE: z.string().optional(),
    ...OIDC_VARIABLES,
    TRUSTED_PROXIES: z.string().optional(),
    RATE_ADDRESS_PER_MINUTE: z.coerce.number().int().min(0).default(60),
    RATE_USER_PER_MINUTE: z.coerce.number().int().min(0).default(600),
    RATE_AGENCY_PER_MINUTE: z.coerce.number().int().min(0).default(60_000)
};
const TokensFile = z.array(z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    actor: z.string().min(1).max(80),
    role: z.enum(ROLES),
    office: z.string().max(40).optional()
})).refine((tokens)=>new Set(tokens.map((token)=>token.sha256)).size === tokens.length, {
    error: 'a token is listed twice, and would be whoever comes last'
});
/** @throws ConfigurationError */ export function readTokens({ TOKENS_FILE }) {
    return TOKENS_FILE === undefined ? [] : loadJsonFile('TOKENS_FILE', TOKENS_FILE, TokensFile);
}
/** @throws ConfigurationError */ export function accessOf(party, variables) {
    return {
        oidc: oidcOf(party, variables),
        trustedProxies: variables.TRUSTED_PROXIES ?? false,
        rates: {
            address: variables.RATE_ADDRESS_PER_MINUTE,
            user: variables.RATE_USER_PER_MINUTE,
            agency: variables.RATE_AGENCY_PER_MINUTE
        }
    };
}

//# sourceMappingURL=access.config.js.map