const DAY = 24;
/**
 * Who must be told of which need, and how fast (design.md section 5, domain.md 9a). All rows of a need whose condition
 * holds apply together; `child` and the `adult` conditions exclude each other, which is how the child rule wins.
 * "ONPAR if fear" needs no rows: fear is a need of its own. The hours are targets of the institutions, not law.
 */ // prettier-ignore
export const ROUTING_RULES = [
    {
        need: 'fear-of-return',
        when: 'any',
        receiver: 'onpar',
        acknowledgeHours: 24,
        contactHours: 72,
        requiresConsent: 'adult-survivor'
    },
    {
        need: 'imminent-removal',
        when: 'any',
        receiver: 'onpar',
        acknowledgeHours: 1,
        contactHours: 3
    },
    {
        need: 'imminent-removal',
        when: 'any',
        receiver: 'defensoria',
        acknowledgeHours: 1,
        contactHours: 3,
        codeOnly: true
    },
    {
        need: 'unaccompanied-child',
        when: 'child',
        receiver: 'senniaf',
        acknowledgeHours: 1,
        contactHours: 24
    },
    {
        need: 'separated-child',
        when: 'child',
        receiver: 'senniaf',
        acknowledgeHours: 3,
        contactHours: 24
    },
    {
        need: 'child-in-family',
        when: 'child',
        receiver: 'senniaf',
        acknowledgeHours: 24,
        contactHours: 72
    },
    {
        need: 'gbv-survivor',
        when: 'adult',
        receiver: 'inamu',
        acknowledgeHours: 1,
        contactHours: 24
    },
    {
        need: 'gbv-survivor',
        when: 'child',
        receiver: 'senniaf',
        acknowledgeHours: 1,
        contactHours: 3
    },
    {
        need: 'sexual-violence-72h',
        when: 'adult',
        receiver: 'inamu',
        acknowledgeHours: 1,
        contactHours: 3,
        health: 'phone'
    },
    {
        need: 'sexual-violence-72h',
        when: 'child',
        receiver: 'senniaf',
        acknowledgeHours: 1,
        contactHours: 3,
        health: 'phone'
    },
    {
        need: 'trafficking',
        when: 'child',
        receiver: 'senniaf',
        acknowledgeHours: 3,
        contactHours: 24
    },
    {
        need: 'trafficking',
        when: 'adult-woman',
        receiver: 'inamu',
        acknowledgeHours: 3,
        contactHours: 24
    },
    {
        need: 'trafficking',
        when: 'adult-not-woman',
        receiver: 'onpar',
        acknowledgeHours: 3,
        contactHours: 24
    },
    {
        need: 'stateless',
        when: 'any',
        receiver: 'mire',
        acknowledgeHours: 3 * DAY,
        contactHours: 14 * DAY,
        alone: true
    },
    {
        need: 'stateless',
        when: 'child',
        receiver: 'senniaf',
        acknowledgeHours: 3 * DAY,
        contactHours: 14 * DAY
    },
    {
        need: 'family-missing',
        when: 'child',
        receiver: 'senniaf',
        acknowledgeHours: 24,
        contactHours: 72
    },
    {
        need: 'family-missing',
        when: 'adult',
        receiver: 'onpar',
        acknowledgeHours: 24,
        contactHours: 72
    },
    {
        need: 'medical',
        when: 'any',
        receiver: 'along',
        acknowledgeHours: 3,
        contactHours: 24,
        health: 'note'
    }
];

//# sourceMappingURL=routing.rules.js.map