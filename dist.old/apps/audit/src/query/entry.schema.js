import { CaseCodeParam, PARTY_IDS } from "../../../../libs/contracts/src/index.js";
import * as z from "zod";
/** A case code is needed: the log is searched by people who know a case, not browsed. */ export const EntriesQuery = z.strictObject({
    subject: CaseCodeParam.shape.caseCode.meta({
        description: 'Case code'
    }),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(200).optional()
});
export const EntryParam = z.strictObject({
    id: z.uuid().meta({
        description: 'Message id'
    })
});
/** An id is unique to its sender only; who knows the sender gets that one message, whatever others called theirs. */ export const SourceQuery = z.strictObject({
    source: z.enum(PARTY_IDS).optional().meta({
        description: 'Sender of the message; needed if two used one id'
    })
});

//# sourceMappingURL=entry.schema.js.map