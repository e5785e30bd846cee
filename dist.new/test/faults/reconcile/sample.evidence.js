import { flagBody } from "../../support/flag.body.js";
export const CASE = '872X-NR4N-G';
const FLAG = 'flag-1';
function sent(id, type, recipient, sequence) {
    return {
        id,
        type,
        recipient,
        subject: CASE,
        sequence,
        digest: `digest of ${id}`
    };
}
function arrivalOf({ id, type, subject, sequence, digest }, sender) {
    return {
        sender,
        id,
        type,
        subject,
        sequence,
        digest,
        state: 'applied'
    };
}
function agency(party, records) {
    const nothing = {
        sent: [],
        arrived: [],
        open: [],
        answers: [],
        deadLetters: []
    };
    const empty = {
        nextSequences: [],
        referrals: [],
        events: [],
        flagIds: [],
        keys: [],
        informed: 0
    };
    return {
        party,
        ...nothing,
        ...empty,
        ...records
    };
}
/** What two agencies and the audit hold of one referral that ONPAR received and accepted. Everything is sound. */ export function sampleEvidence() {
    const requested = sent('m1', 'referral.requested.v1', 'onpar', 1);
    const received = sent('m2', 'referral.received.v1', 'senafront', 1);
    const accepted = sent('m3', 'referral.accepted.v1', 'senafront', 2);
    const moves = [
        {
            caseCode: CASE,
            type: received.type,
            agency: 'onpar',
            status: 'received'
        },
        {
            caseCode: CASE,
            type: accepted.type,
            agency: 'onpar',
            status: 'accepted'
        }
    ];
    const asked = {
        caseCode: CASE,
        type: requested.type,
        status: 'requested'
    };
    const answered = (messageId, destination, leaf)=>({
            messageId,
            destination,
            leaf,
            refusal: null
        });
    const senafront = agency('senafront', {
        sent: [
            requested
        ],
        arrived: [
            arrivalOf(received, 'onpar'),
            arrivalOf(accepted, 'onpar')
        ],
        answers: [
            answered('m1', 'onpar', null),
            answered('m1', 'audit', 0)
        ],
        nextSequences: [
            {
                sender: 'onpar',
                subject: CASE,
                next: 3
            }
        ],
        referrals: [
            {
                caseCode: CASE,
                direction: 'sent',
                agency: 'onpar',
                status: 'accepted'
            }
        ],
        events: [
            {
                ...asked,
                agency: 'onpar'
            },
            ...moves
        ],
        flagIds: [
            FLAG
        ],
        keys: [
            {
                actor: 'officer.senafront.1',
                key: 'key-1',
                flagId: FLAG
            }
        ]
    });
    const onpar = agency('onpar', {
        sent: [
            received,
            accepted
        ],
        arrived: [
            arrivalOf(requested, 'senafront')
        ],
        answers: [
            answered('m2', 'audit', 1),
            answered('m3', 'audit', 2)
        ],
        nextSequences: [
            {
                sender: 'senafront',
                subject: CASE,
                next: 2
            }
        ],
        referrals: [
            {
                caseCode: CASE,
                direction: 'received',
                agency: 'senafront',
                status: 'accepted'
            }
        ],
        events: [
            {
                ...asked,
                agency: 'senafront'
            },
            ...moves
        ]
    });
    const leaves = [
        {
            message: requested,
            source: 'senafront'
        },
        {
            message: received,
            source: 'onpar'
        },
        {
            message: accepted,
            source: 'onpar'
        }
    ].map(({ message: { id, digest }, source }, index)=>({
            index,
            id,
            source,
            digest,
            body: ''
        }));
    const audit = {
        party: 'audit',
        sent: [],
        arrived: [],
        open: [],
        answers: [],
        deadLetters: [],
        leaves
    };
    const answer = {
        flagId: FLAG,
        informationGiven: false,
        referrals: [
            {
                to: 'onpar',
                caseCode: CASE
            }
        ]
    };
    const flag = flagBody();
    return {
        flags: [
            {
                by: 'senafront',
                actor: 'officer.senafront.1',
                key: 'key-1',
                flag,
                answer: answer
            }
        ],
        referrals: [
            {
                by: 'senafront',
                to: 'onpar',
                caseCode: CASE,
                flag
            }
        ],
        poison: new Set(),
        quarantineCode: 'message-quarantined',
        agencies: [
            senafront,
            onpar
        ],
        audit
    };
}

//# sourceMappingURL=sample.evidence.js.map