import * as z from "zod";
import { isCaseCode } from "../envelope/case.code.js";
/** Why a record is erased: codes, because a text would be another thing to erase. */ export const ERASURE_REASONS = [
    'person-request',
    'court-order',
    'recorded-in-error',
    'retention'
];
/**
 * The holder that sends it has destroyed the keys of its copy, and asks the other to destroy its own. The answer is the
 * same event: the fact that the other has. So nobody can ask without having done it, and both may ask at once.
 */ export const RecordErased = z.strictObject({
    caseCode: z.string().refine(isCaseCode),
    at: z.iso.datetime(),
    reason: z.enum(ERASURE_REASONS)
});

//# sourceMappingURL=record.events.js.map