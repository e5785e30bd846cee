const ACKNOWLEDGE = {
    by: 'receiver',
    command: 'acknowledge',
    to: 'received'
};
const ACCEPT = {
    by: 'receiver',
    command: 'accept',
    to: 'accepted'
};
const START = {
    by: 'receiver',
    command: 'start',
    to: 'in-progress'
};
const COMPLETE = {
    by: 'receiver',
    command: 'complete',
    to: 'completed'
};
const REOPEN = {
    by: 'receiver',
    command: 'reopen',
    to: 'in-progress'
};
const FAIL = {
    by: 'receiver',
    command: 'fail',
    to: 'failed',
    json: {
        reason: 'left-country'
    }
};
const RETURN = {
    by: 'receiver',
    command: 'return',
    to: 'returned',
    json: {
        reason: 'insufficient-data'
    }
};
/** Its body is the flag itself, once more. */ const AMEND = {
    by: 'sender',
    command: 'amend',
    to: 'requested',
    after: 'returned'
};
const CANCEL = {
    by: 'sender',
    command: 'cancel',
    to: 'cancelled',
    json: {
        reason: 'sent-in-error'
    }
};
/** What may come of a referral. Most give several commands on end, so that their order on the wire matters. */ export const COURSES = [
    [
        ACKNOWLEDGE
    ],
    [
        ACKNOWLEDGE,
        ACCEPT,
        START
    ],
    [
        ACKNOWLEDGE,
        ACCEPT,
        START,
        COMPLETE
    ],
    [
        ACKNOWLEDGE,
        ACCEPT,
        START,
        COMPLETE,
        REOPEN,
        COMPLETE
    ],
    [
        ACKNOWLEDGE,
        ACCEPT,
        FAIL
    ],
    [
        ACKNOWLEDGE,
        RETURN,
        AMEND,
        {
            ...ACKNOWLEDGE,
            after: 'requested'
        },
        ACCEPT
    ],
    [
        CANCEL
    ],
    [
        ACKNOWLEDGE,
        ACCEPT,
        CANCEL
    ]
];

//# sourceMappingURL=referral.course.js.map