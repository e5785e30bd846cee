import * as z from "zod";
import { SourceQuery } from "./entry.schema.js";
const Size = z.coerce.number().int().nonnegative();
const Path = z.array(z.base64()).meta({
    description: 'Hashes of 32 bytes, lowest first (RFC 9162 section 2.1)'
});
export const ProofQuery = SourceQuery.extend({
    size: Size.positive().optional().meta({
        description: 'Size of the checkpoint you hold; absent: of the log now'
    })
});
/** Check it against the root of a checkpoint whose signature you verified, not against the root that stands here. */ export const InclusionProof = z.object({
    leaf: z.int(),
    size: z.int(),
    root: z.base64(),
    path: Path
});
export const ConsistencyQuery = z.strictObject({
    from: Size,
    to: Size
}).refine(({ from, to })=>from <= to, {
    path: [
        'from'
    ],
    error: 'from may not be above to'
});
export const ConsistencyProof = z.object({
    from: z.int(),
    to: z.int(),
    path: Path
});

//# sourceMappingURL=proof.schema.js.map