import * as z from "zod";
import { Bytes32, Bytes32Url } from "../envelope/bytes32.schema.js";
import { isCaseCode } from "../envelope/case.code.js";
import { MESSAGE_MAX_BYTES } from "../envelope/envelope.schema.js";
import { PARTY_IDS } from "../registry/agency.registry.js";
/** What is more than this is no pack of one case, and is not read. */ export const EVIDENCE_LIMITS = {
    entries: 2_000,
    bytes: 64 * 1024 * 1024,
    keys: 200,
    noteBytes: 32 * 1024
};
const Hash = Bytes32.meta({
    description: 'SHA-256, base64'
});
const Path = z.array(Hash).max(64).meta({
    description: 'Lowest sibling first (RFC 9162 section 2.1)'
});
const Note = z.string().max(EVIDENCE_LIMITS.noteBytes).meta({
    description: 'C2SP signed note'
});
const VerifierKey = z.string().max(400).meta({
    description: 'C2SP verifier key'
});
/** Public keys to verify with. Whoever verifies pins those of his own; those in a pack are only as good as the pack. */ export const EvidenceKeys = z.strictObject({
    log: z.array(VerifierKey).max(EVIDENCE_LIMITS.keys),
    witnesses: z.array(VerifierKey).max(EVIDENCE_LIMITS.keys),
    parties: z.array(z.strictObject({
        party: z.enum(PARTY_IDS),
        kid: z.string().min(1).max(100),
        x: Bytes32Url.meta({
            description: 'Ed25519 public key'
        }),
        validFrom: z.iso.datetime().optional(),
        validUntil: z.iso.datetime().optional()
    })).max(EVIDENCE_LIMITS.keys)
});
export const EvidenceEntry = z.strictObject({
    leaf: z.int().nonnegative(),
    message: z.string().max(MESSAGE_MAX_BYTES).meta({
        description: 'The JWS, byte for byte'
    }),
    path: Path
});
/**
 * All that the log has of one case, to be checked by anybody, anywhere, without us. What there is to know of an entry is
 * in its message: nothing is said twice, so nothing can contradict itself. Keys and checkpoint stand before the
 * entries, and these in the order of the log: a reader may go through the file once.
 */ export const EvidencePack = z.strictObject({
    format: z.literal('enlace-evidence/1'),
    caseCode: z.string().refine(isCaseCode),
    exportedAt: z.iso.datetime(),
    origin: z.string().min(1).max(200),
    checkpoint: Note.meta({
        description: 'The checkpoint to which every path leads'
    }),
    witnessed: z.strictObject({
        checkpoint: Note,
        consistency: Path
    }).optional().meta({
        description: 'An earlier checkpoint that a witness signed, and that it is a prefix of the checkpoint'
    }),
    keys: EvidenceKeys,
    entries: z.array(EvidenceEntry).max(EVIDENCE_LIMITS.entries)
});

//# sourceMappingURL=evidence.schema.js.map