import * as z from "zod";
/** One leaf of the log as anybody entitled may read it: the sealed bytes and what their envelope says in clear. */ export const AuditEntry = z.object({
    leaf: z.int(),
    id: z.string(),
    source: z.string(),
    recipient: z.string(),
    type: z.string(),
    subject: z.string().nullable(),
    sequence: z.int().nullable(),
    causationid: z.string().nullable(),
    at: z.iso.datetime().meta({
        description: 'When it was written, as its sender says'
    }),
    loggedAt: z.iso.datetime().meta({
        description: 'When the audit put it into the log, by its own clock'
    }),
    digest: z.string(),
    message: z.string().meta({
        description: 'The JWS, byte for byte'
    })
});
export const AuditEntries = z.object({
    items: z.array(AuditEntry),
    next: z.string().nullable()
});
export const AuditCheckpoint = z.object({
    origin: z.string(),
    size: z.int(),
    root: z.string(),
    note: z.string().meta({
        description: 'C2SP signed note'
    })
});

//# sourceMappingURL=audit.schema.js.map