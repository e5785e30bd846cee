import * as z from "zod";
const ExpectedReferral = z.strictObject({
    to: z.string(),
    office: z.string().optional(),
    persons: z.array(z.string()).optional(),
    acknowledgeHours: z.int().optional(),
    contactHours: z.int().optional(),
    codeOnly: z.boolean().optional(),
    mustNotContain: z.array(z.string()).optional()
});
/** An expectation that the player does not know would pass unread, so unknown keys are refused. */ const Expectation = z.strictObject({
    referrals: z.array(ExpectedReferral).optional(),
    notTo: z.array(z.string()).optional(),
    unlinkable: z.boolean().optional(),
    withheld: z.array(z.string()).optional(),
    refused: z.strictObject({
        code: z.string(),
        field: z.string()
    }).optional(),
    informationGiven: z.int().optional(),
    phoneHealth: z.boolean().optional(),
    overrideVisibleToDefensoria: z.boolean().optional()
});
/** The flag is sent as it is written: whether it is valid is for the exchange to say. */ const Journey = z.strictObject({
    id: z.string(),
    title: z.string(),
    flag: z.looseObject({
        agency: z.string()
    }),
    expect: Expectation
});
export const JourneyFile = z.looseObject({
    journeys: z.array(Journey).min(1)
});

//# sourceMappingURL=journey.schema.js.map