import * as z from "zod";
import { REFERRAL_STATUSES } from "./referral.schema.js";
/**
 * How long ended cases are kept. It is what the institution has set, and never the law: how long the law wants is not
 * known (domain.md 9c), so that without a setting nothing is erased.
 */ export const RetentionView = z.object({
    daysAfterEnd: z.int().nullable().meta({
        description: 'As the institution has set it; null: nobody set it'
    }),
    due: z.int().meta({
        description: 'Ended cases that are older than that'
    }),
    flags: z.int().meta({
        description: 'Flags as old, of which no referral was made'
    }),
    cases: z.array(z.object({
        month: z.string().meta({
            description: 'In which the case ended, in Panama'
        }),
        status: z.enum(REFERRAL_STATUSES),
        count: z.int()
    }))
});
export const RETENTION_LIMIT = 500;
export const RetentionRequest = z.strictObject({
    dryRun: z.boolean().default(true),
    limit: z.int().min(1).max(RETENTION_LIMIT).default(100).meta({
        description: 'Cases at most; the oldest first'
    })
});
export const RetentionRun = z.object({
    dryRun: z.boolean(),
    erased: z.int().meta({
        description: 'Cases and flags; or, of a dry run, that would be'
    }),
    left: z.int().meta({
        description: 'Due and not reached'
    })
});

//# sourceMappingURL=retention.schema.js.map