import * as z from "zod";
const actor = z.string().max(80);
const role = z.string().max(40);
/** Why somebody looks at a person's data: a closed list, so that nothing about the person is written into the log. */ export const VIEW_PURPOSES = [
    'attention',
    'supervision',
    'request-of-the-person',
    'legal-order',
    'emergency'
];
/** Somebody read a person's data: who, in which role, what and why. Never the data. */ export const RecordViewed = z.strictObject({
    actor,
    role,
    what: z.enum([
        'referral',
        'timeline'
    ]),
    why: z.enum(VIEW_PURPOSES).optional()
});
/**
 * Somebody was refused at the door, or asked for what their role may not do. Who it was if that is known, else a keyed
 * hash of the address that means something for as long as the process runs; never a password, a token or an address.
 *
 * The first refusal of a kind is told at once, its repetitions as one number at the end of the minute, and past fifty
 * kinds in a minute all others of one code together: whoever floods the door must not flood the log.
 */ export const AccessRefused = z.strictObject({
    code: z.enum([
        'not-authenticated',
        'login-failed',
        'not-allowed',
        'origin-not-allowed',
        'too-many-requests'
    ]),
    /** The pattern of the route, never its address, which holds case codes. Absent: several. */ action: z.string().max(100).optional(),
    actor: actor.optional(),
    role: role.optional(),
    address: z.base64url().length(22).optional(),
    count: z.int().positive(),
    from: z.iso.datetime(),
    until: z.iso.datetime()
});
/** Why somebody must see a case that is not theirs: a closed list, because words would tell of the person. */ export const EMERGENCY_REASONS = [
    'danger-to-life',
    'child-at-risk',
    'responsible-unreachable',
    'legal-order'
];
/**
 * A step of a reading past the usual bounds: somebody asked for it, a second person decided, and then it was read. The
 * case is the subject of the envelope.
 */ export const AccessEscalated = z.strictObject({
    step: z.enum([
        'asked',
        'approved',
        'declined',
        'read'
    ]),
    actor,
    role,
    reason: z.enum(EMERGENCY_REASONS),
    operation: z.uuid()
});

//# sourceMappingURL=access.events.js.map