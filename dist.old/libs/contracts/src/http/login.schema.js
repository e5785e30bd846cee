import * as z from "zod";
import { ROLES } from "./role.registry.js";
/** A path of this site and no other: `//elsewhere`, `/\elsewhere` and `https:` would all leave it. */ const OwnPath = z.string().max(512).regex(/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/, {
    error: 'a path of this site is expected, such as /docs'
});
export const LoginQuery = z.strictObject({
    returnTo: OwnPath.default('/auth/me').meta({
        description: 'Where to go after the login: a path of this site'
    })
});
/** Who the caller is to this agency. */ export const Me = z.object({
    agency: z.string(),
    actor: z.string(),
    role: z.enum(ROLES),
    office: z.string().nullable().meta({
        description: 'null: every office of the agency'
    }),
    endsAt: z.iso.datetime().nullable().meta({
        description: 'When the session ends whatever happens; null for a machine'
    })
});
export const LoggedOut = z.object({
    endSessionUrl: z.string().nullable().meta({
        description: 'Where the browser goes to end the session at the identity provider too'
    })
});

//# sourceMappingURL=login.schema.js.map