import * as z from "zod";
import { ERASURE_REASONS } from "../events/record.events.js";
import { AGENCY_IDS } from "../registry/agency.registry.js";
/** What one holder of a case demands of the other, and what the other must confirm. */ export const DEMAND_KINDS = [
    'erasure',
    'withdrawal'
];
export const DemandView = z.object({
    caseCode: z.string(),
    agency: z.enum(AGENCY_IDS).meta({
        description: 'Who must confirm'
    }),
    state: z.enum([
        'asked',
        'delivered',
        'confirmed'
    ]).meta({
        description: 'Its system has the demand; it has done what was demanded'
    }),
    askedAt: z.iso.datetime(),
    deliveredAt: z.iso.datetime().nullable(),
    confirmedAt: z.iso.datetime().nullable(),
    overdue: z.boolean().meta({
        description: 'Not confirmed for too long: phone them'
    })
});
export const FlagParam = z.strictObject({
    flagId: z.uuid()
});
export const WithdrawalView = z.object({
    flagId: z.uuid(),
    withdrawnAt: z.iso.datetime().nullable().meta({
        description: 'null: consent stands'
    }),
    receivers: z.array(DemandView)
});
/** The flag itself is gone when this is answered; each referral of it, when its receiver has confirmed. */ export const FlagErasureView = z.object({
    flagId: z.uuid(),
    receivers: z.array(DemandView)
});
export const ErasureRequest = z.strictObject({
    reason: z.enum(ERASURE_REASONS)
});

//# sourceMappingURL=demand.schema.js.map