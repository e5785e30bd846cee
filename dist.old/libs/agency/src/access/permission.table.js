import { EnlaceError } from "../../../contracts/src/index.js";
const RECEIVING = [
    'focal-point',
    'case-worker',
    'head-of-office'
];
/** Which roles may do what. An action that is not listed cannot be asked for: the type forbids it. */ export const PERMISSIONS = {
    'flag.create': [
        'officer',
        'head-of-office'
    ],
    'flag.preview': [
        'officer',
        'head-of-office'
    ],
    'flag.withdraw': [
        'officer',
        'head-of-office'
    ],
    'referral.list': [
        'officer',
        ...RECEIVING
    ],
    'referral.read': [
        'officer',
        ...RECEIVING
    ],
    'referral.acknowledge': RECEIVING,
    'referral.accept': RECEIVING,
    'referral.return': RECEIVING,
    'referral.start': RECEIVING,
    'referral.complete': RECEIVING,
    'referral.fail': RECEIVING,
    'referral.reopen': RECEIVING,
    'referral.amend': [
        'officer',
        'head-of-office'
    ],
    'referral.cancel': [
        'officer',
        ...RECEIVING
    ],
    'referral.withdraw': RECEIVING,
    'record.erase': [
        'head-of-office'
    ],
    'directory.read': [
        'officer',
        ...RECEIVING,
        'operator',
        'auditor'
    ],
    'figures.read': [
        'head-of-office',
        'operator',
        'auditor'
    ],
    'log.read': [
        'operator',
        'auditor'
    ],
    'evidence.export': [
        'auditor'
    ],
    'alarm.read': [
        'operator',
        'auditor'
    ],
    'alarm.close': [
        'auditor'
    ],
    'emergency.ask': RECEIVING,
    'emergency.read': RECEIVING,
    'emergency.decide': [
        'head-of-office',
        'operator'
    ],
    'emergency.list': [
        'head-of-office',
        'operator',
        'auditor'
    ],
    'metrics.read': [
        'operator'
    ],
    'operations.read': [
        'operator'
    ],
    'operations.replay': [
        'operator'
    ],
    'operations.acknowledge': [
        'operator'
    ],
    'retention.read': [
        'head-of-office',
        'operator'
    ],
    'retention.run': [
        'head-of-office'
    ]
};
/** The first line of every service method. @throws EnlaceError `not-allowed` */ export function authorise(principal, action) {
    const allowed = PERMISSIONS[action];
    if (allowed.includes(principal.role)) return;
    throw new EnlaceError('not-allowed', `Your role may not do this (${action}). Ask the head of your office.`);
}
/** The sides of a referral that a role may look at: an officer what was sent, a receiver what came in. */ export function sidesOf(role) {
    if (role === 'officer') return [
        'sent'
    ];
    return role === 'head-of-office' ? [
        'sent',
        'received'
    ] : [
        'received'
    ];
}

//# sourceMappingURL=permission.table.js.map