import * as z from "zod";
import { EMERGENCY_REASONS } from "../events/access.events.js";
import { CaseCodeParam } from "./referral.schema.js";
import { ROLES } from "./role.registry.js";
export const EmergencyRequest = z.strictObject({
    caseCode: CaseCodeParam.shape.caseCode,
    reason: z.enum(EMERGENCY_REASONS)
});
export const EmergencyParam = z.object({
    id: z.uuid()
});
export const EmergencyView = z.object({
    id: z.uuid(),
    caseCode: z.string(),
    reason: z.enum(EMERGENCY_REASONS),
    state: z.enum([
        'asked',
        'approved',
        'declined',
        'expired'
    ]).meta({
        description: 'Both the asking and the approval are good for an hour'
    }),
    askedBy: z.string(),
    askedRole: z.enum(ROLES),
    askedAt: z.iso.datetime(),
    decidedBy: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    endsAt: z.iso.datetime()
});
export const EmergencyList = z.object({
    items: z.array(EmergencyView)
});

//# sourceMappingURL=emergency.schema.js.map