import * as z from "zod";
import { isCaseCode } from "../envelope/case.code.js";
/**
 * The holder that sends it knows that the person withdrew consent, and shows nobody the person's data any more. The other
 * does the same and answers with the same event: its confirmation. It names its own case and no other of the flag.
 */ export const ConsentWithdrawn = z.strictObject({
    caseCode: z.string().refine(isCaseCode),
    at: z.iso.datetime()
});

//# sourceMappingURL=consent.events.js.map