import * as z from "zod";
import { ERROR_CODES } from "../errors/error.codes.js";
import { OVERRIDE_GROUNDS } from "../events/person.schema.js";
import { AGENCY_IDS } from "../registry/agency.registry.js";
export const PlaceView = z.object({
    code: z.string(),
    name: z.string(),
    territory: z.string(),
    border: z.string().nullable(),
    kind: z.string(),
    open: z.boolean(),
    validFrom: z.iso.date().nullable(),
    validTo: z.iso.date().nullable(),
    onparOffice: z.string()
});
export const AgencyView = z.object({
    id: z.enum(AGENCY_IDS),
    name: z.string(),
    short: z.string(),
    connected: z.boolean(),
    offices: z.array(z.string())
});
/** Anonymous counts of one agency: consents refused after information was given, and overrides by ground. */ export const Figures = z.object({
    informationGiven: z.int(),
    overrides: z.partialRecord(z.enum(OVERRIDE_GROUNDS), z.int())
});
/** RFC 9457 problem document. `code` is stable; `detail` is for people and never quotes the input. */ export const Problem = z.looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(Object.keys(ERROR_CODES)),
    field: z.string().optional(),
    retryable: z.boolean()
});

//# sourceMappingURL=directory.schema.js.map