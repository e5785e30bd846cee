import * as z from "zod";
import { ERROR_CODES } from "../errors/error.codes.js";
import { PARTY_IDS } from "../registry/agency.registry.js";
const Code = z.enum(Object.keys(ERROR_CODES));
const Paging = {
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(200).optional()
};
/** A copy is open until its destination answers; `overdue` when it was sent so often that somebody should look. */ export const COPY_STATES = [
    'open',
    'overdue',
    'refused'
];
export const CopyQuery = z.strictObject({
    state: z.enum(COPY_STATES).default('overdue'),
    destination: z.enum(PARTY_IDS).optional(),
    code: Code.optional().meta({
        description: 'Code of the refusal'
    }),
    ...Paging
});
/** What an operator needs to know of a copy: whose it is and what became of it, and not which case it speaks of. */ export const CopyView = z.object({
    messageId: z.string(),
    type: z.string(),
    destination: z.string(),
    state: z.enum(COPY_STATES),
    attempts: z.int(),
    createdAt: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable().meta({
        description: 'When it is sent again by itself'
    }),
    refusal: z.string().nullable(),
    answeredAt: z.iso.datetime().nullable(),
    silent: z.boolean().meta({
        description: 'The destination answers nothing at present'
    })
});
export const CopyPage = z.object({
    items: z.array(CopyView),
    next: z.string().nullable()
});
export const DeadLetterQuery = z.strictObject({
    state: z.enum([
        'unresolved',
        'resolved'
    ]).default('unresolved'),
    code: Code.optional(),
    source: z.enum(PARTY_IDS).optional().meta({
        description: 'Who it claims to come from'
    }),
    ...Paging
});
/** A dead letter without its bytes: they may be a person's, and nobody here may open them. */ export const DeadLetterView = z.object({
    digest: z.string(),
    code: z.string(),
    claimedSource: z.string().nullable(),
    claimedId: z.string().nullable(),
    seen: z.int(),
    bytes: z.int(),
    firstAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
    resolvedAt: z.iso.datetime().nullable()
});
export const DeadLetterPage = z.object({
    items: z.array(DeadLetterView),
    next: z.string().nullable()
});
export const REPLAY_LIMITS = {
    items: 1000,
    perSecond: 100
};
export const REPLAY_KINDS = [
    'copies',
    'dead-letters'
];
export const REPLAY_STATES = [
    'planned',
    'running',
    'paused',
    'done',
    'stopped'
];
const Ids = z.array(z.string().regex(/^[\w-]{36,43}$/)).min(1);
const Why = z.string().regex(/^[\p{L}\p{N} .,;:()/_-]{3,200}$/u, {
    error: 'Letters, digits and simple marks, 3 to 200 of them'
}).meta({
    description: 'Why, in words without a name of a person'
});
const ReplayBounds = {
    why: Why,
    dryRun: z.boolean().default(true).meta({
        description: 'Only say what would be done'
    }),
    limit: z.int().min(1).max(REPLAY_LIMITS.items).default(100),
    perSecond: z.int().min(1).max(REPLAY_LIMITS.perSecond).default(10)
};
/** Either some by name or all that fit a filter; the filter alone must be said, so that nobody replays all by omission. */ export const ReplayRequest = z.discriminatedUnion('what', [
    z.strictObject({
        what: z.literal('copies'),
        ids: Ids.max(REPLAY_LIMITS.items).optional().meta({
            description: 'Message ids'
        }),
        filter: CopyQuery.omit({
            limit: true,
            cursor: true,
            state: true
        }).extend({
            state: z.enum([
                'overdue',
                'refused'
            ])
        }).optional(),
        ...ReplayBounds
    }),
    z.strictObject({
        what: z.literal('dead-letters'),
        ids: Ids.max(REPLAY_LIMITS.items).optional().meta({
            description: 'Digests'
        }),
        filter: DeadLetterQuery.pick({
            code: true,
            source: true
        }).optional(),
        ...ReplayBounds
    })
]).refine((request)=>request.ids === undefined !== (request.filter === undefined), {
    path: [
        'filter'
    ],
    error: 'Exactly one of "ids" and "filter" is expected'
});
export const ReplayView = z.object({
    id: z.uuid(),
    what: z.enum(REPLAY_KINDS),
    state: z.enum(REPLAY_STATES),
    actor: z.string(),
    role: z.string(),
    why: z.string(),
    perSecond: z.int(),
    total: z.int().meta({
        description: 'Fixed when it was planned'
    }),
    waiting: z.int(),
    begun: z.int().meta({
        description: 'Sent again and not answered yet'
    }),
    done: z.int(),
    failed: z.int().meta({
        description: 'Refused again'
    }),
    left: z.int().meta({
        description: 'Not tried, because it was stopped'
    }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime()
});
export const ReplayList = z.object({
    items: z.array(ReplayView)
});
/** What a replay takes, or would take: what another replay has in hand is not among it. */ export const ReplayPlan = z.object({
    dryRun: z.boolean(),
    total: z.int(),
    items: z.array(z.object({
        id: z.string(),
        destination: z.string().nullable()
    })),
    replay: ReplayView.nullable()
});
export const ReplayParam = z.strictObject({
    id: z.uuid().meta({
        description: 'Id of the replay'
    })
});
/** Open until both sides agree, or until somebody says of what we lost that they looked into it. */ const DIFFERENCE_STATES = [
    'open',
    'acknowledged',
    'healed'
];
export const AcknowledgementView = z.object({
    id: z.uuid().meta({
        description: 'The operation, as the audit has it'
    }),
    beyond: z.int().meta({
        description: 'How many it speaks of; with more the difference is open again'
    }),
    why: z.string(),
    actor: z.string(),
    role: z.string(),
    at: z.iso.datetime()
});
/** What this party sent and believes received, against what the partner says it has of it, for one UTC day. */ export const DifferenceView = z.object({
    partner: z.string(),
    day: z.iso.date(),
    state: z.enum(DIFFERENCE_STATES),
    sent: z.int(),
    received: z.int(),
    missing: z.int().meta({
        description: 'The partner does not have them: sent again'
    }),
    beyond: z.int().meta({
        description: 'The partner has them and we do not: our database lost them'
    }),
    foundAt: z.iso.datetime(),
    healedAt: z.iso.datetime().nullable(),
    acknowledgement: AcknowledgementView.nullable()
});
export const DifferenceList = z.object({
    items: z.array(DifferenceView)
});
/** The count is said again, so that nobody acknowledges what was found after they looked. */ export const AcknowledgementRequest = z.strictObject({
    partner: z.enum(PARTY_IDS),
    day: z.iso.date(),
    beyond: z.int().min(1).meta({
        description: 'As the list shows it'
    }),
    why: Why
});

//# sourceMappingURL=mailroom.schema.js.map