import * as z from "zod";
// The last letter carries less than the six bits it could, and decoders ignore the rest: only the spelling with zeros
// there is taken. Otherwise a changed text stands for the same bytes, and a changed pack is proved all the same.
/** 32 bytes in base64url without padding (RFC 4648 section 5): the digest of a message, a raw public key. */ export const Bytes32Url = z.string().regex(/^[\w-]{42}[AEIMQUYcgkosw048]$/);
/** 32 bytes in base64 with padding (RFC 4648 section 4), as C2SP notes write the hashes of the log. */ export const Bytes32 = z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/);

//# sourceMappingURL=bytes32.schema.js.map