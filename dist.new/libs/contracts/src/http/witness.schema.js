import * as z from "zod";
/** What a witness saw a log do that no honest log does. The note is the log's own signature under it. */ export const WitnessAlarm = z.object({
    id: z.uuid(),
    origin: z.string(),
    kind: z.enum([
        'fork',
        'rollback',
        'rewrite'
    ]),
    size: z.int(),
    root: z.string(),
    note: z.string().meta({
        description: 'The checkpoint as the log signed it: the evidence'
    }),
    signedSize: z.int().meta({
        description: 'What the witness had signed by then'
    }),
    signedRoot: z.string(),
    raisedAt: z.iso.datetime(),
    times: z.int().meta({
        description: 'How often it was shown to the witness'
    }),
    closedAt: z.iso.datetime().nullable(),
    closedBy: z.string().nullable(),
    closedWhy: z.string().nullable()
});
export const WitnessAlarms = z.object({
    items: z.array(WitnessAlarm)
});
export const CloseAlarm = z.strictObject({
    why: z.string().trim().min(10).max(500).meta({
        description: 'What was found and done, without names'
    })
});
/** How others pin the witness. Public: compare it by telephone. */ export const WitnessKey = z.object({
    name: z.string(),
    key: z.string().meta({
        description: 'C2SP verifier key'
    }),
    fingerprint: z.string().meta({
        description: 'SHA-256 of the key'
    })
});

//# sourceMappingURL=witness.schema.js.map