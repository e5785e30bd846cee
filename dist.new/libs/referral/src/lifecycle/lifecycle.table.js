export const INITIAL_STATUS = 'requested';
const OPEN = [
    'requested',
    'received',
    'accepted',
    'returned',
    'in-progress'
];
/** Who may move a referral, from where to where (design.md section 5, domain.md 9b). Only the receiver drives it. */ // prettier-ignore
export const LIFECYCLE = [
    {
        command: 'acknowledge',
        by: 'receiving',
        from: [
            'requested'
        ],
        to: 'received',
        event: 'referral.received.v1'
    },
    {
        command: 'accept',
        by: 'receiving',
        from: [
            'received'
        ],
        to: 'accepted',
        event: 'referral.accepted.v1'
    },
    {
        command: 'return',
        by: 'receiving',
        from: [
            'received'
        ],
        to: 'returned',
        event: 'referral.returned.v1'
    },
    {
        command: 'start',
        by: 'receiving',
        from: [
            'accepted'
        ],
        to: 'in-progress',
        event: 'referral.started.v1'
    },
    {
        command: 'complete',
        by: 'receiving',
        from: [
            'in-progress'
        ],
        to: 'completed',
        event: 'referral.closed.v1',
        record: 'referral.completed.v1'
    },
    {
        command: 'fail',
        by: 'receiving',
        from: [
            'received',
            'accepted',
            'in-progress'
        ],
        to: 'failed',
        event: 'referral.closed.v1',
        record: 'referral.failed.v1'
    },
    {
        command: 'reopen',
        by: 'receiving',
        from: [
            'completed',
            'failed'
        ],
        to: 'in-progress',
        event: 'referral.reopened.v1'
    },
    {
        command: 'cancel',
        by: 'receiving',
        from: OPEN,
        to: 'cancelled',
        event: 'referral.cancelled.v1'
    },
    {
        command: 'amend',
        by: 'referring',
        from: [
            'returned'
        ],
        to: 'requested',
        event: 'referral.amended.v1'
    },
    {
        command: 'cancel',
        by: 'referring',
        from: OPEN,
        to: 'cancelled',
        event: 'referral.cancelled.v1'
    },
    // Consent may be withdrawn when the case has ended, too: the person's data is still there.
    {
        command: 'withdraw',
        by: 'receiving',
        from: [
            ...OPEN,
            'completed',
            'failed'
        ],
        to: 'cancelled',
        event: 'consent.withdrawn.v1'
    },
    {
        command: 'withdraw',
        by: 'referring',
        from: [
            ...OPEN,
            'closed'
        ],
        to: 'cancelled',
        event: 'consent.withdrawn.v1'
    }
];
/**
 * The referring side's view is coarser: closed is closed. The receiver takes a cancellation even of a case it has just
 * ended, because the sender, whose copy was still open, already holds it for cancelled.
 */ // prettier-ignore
export const MIRROR = [
    {
        copy: 'referring',
        event: 'referral.received.v1',
        from: [
            'requested'
        ],
        to: 'received'
    },
    {
        copy: 'referring',
        event: 'referral.accepted.v1',
        from: [
            'received'
        ],
        to: 'accepted'
    },
    {
        copy: 'referring',
        event: 'referral.returned.v1',
        from: [
            'received'
        ],
        to: 'returned'
    },
    {
        copy: 'referring',
        event: 'referral.started.v1',
        from: [
            'accepted'
        ],
        to: 'in-progress'
    },
    {
        copy: 'referring',
        event: 'referral.closed.v1',
        from: [
            'received',
            'accepted',
            'in-progress'
        ],
        to: 'closed'
    },
    {
        copy: 'referring',
        event: 'referral.reopened.v1',
        from: [
            'closed'
        ],
        to: 'in-progress'
    },
    {
        copy: 'referring',
        event: 'referral.cancelled.v1',
        from: OPEN,
        to: 'cancelled'
    },
    {
        copy: 'receiving',
        event: 'referral.amended.v1',
        from: [
            'returned'
        ],
        to: 'requested'
    },
    {
        copy: 'receiving',
        event: 'referral.cancelled.v1',
        from: [
            ...OPEN,
            'completed',
            'failed'
        ],
        to: 'cancelled'
    },
    {
        copy: 'referring',
        event: 'consent.withdrawn.v1',
        from: [
            ...OPEN,
            'closed'
        ],
        to: 'cancelled'
    },
    {
        copy: 'receiving',
        event: 'consent.withdrawn.v1',
        from: [
            ...OPEN,
            'completed',
            'failed'
        ],
        to: 'cancelled'
    }
];
/** The referring side's word for a state of the receiving side. */ export function referringView(status) {
    return status === 'completed' || status === 'failed' ? 'closed' : status;
}
/** What a state of the referring side may be on the receiving side, where closed has two ends. */ export function receivingStates(status) {
    return status === 'closed' ? [
        'completed',
        'failed'
    ] : [
        status
    ];
}

//# sourceMappingURL=lifecycle.table.js.map