import { FLAG_LIMITS, TEXT_LIMITS } from "../../libs/contracts/src/index.js";
import { flagBody } from "./flag.body.js";
const consent = {
    given: true,
    scope: [
        'onpar'
    ],
    language: 'es',
    mode: 'verbal'
};
const [person] = flagBody().persons;
const crowd = (size)=>({
        ...flagBody(),
        persons: Array.from({
            length: size
        }, (_, n)=>({
                ...person,
                alias: `P${n}`
            }))
    });
/** The usual flag, its person changed into what no schema would let through. */ export const someone = (changes)=>({
        ...flagBody(),
        persons: [
            {
                ...person,
                ...changes
            }
        ]
    });
const text = (length)=>'ñ'.repeat(length);
const note = (length)=>({
        notes: [
            {
                need: 'fear-of-return',
                text: text(length)
            }
        ]
    });
export const REFUSED_FLAGS = [
    [
        'a need that nobody knows',
        someone({
            needs: [
                'legal-support'
            ]
        }),
        'validation-failed',
        'persons[0].needs[0]'
    ],
    [
        'a place that nobody knows',
        {
            ...flagBody(),
            place: 'atlantis'
        },
        'validation-failed',
        'place'
    ],
    [
        'a country that is none',
        someone({
            nationality: 'XX'
        }),
        'validation-failed',
        'persons[0].nationality'
    ],
    [
        'a language that is none',
        someone({
            language: 'zz'
        }),
        'validation-failed',
        'persons[0].language'
    ],
    [
        'an agency that is none',
        {
            ...flagBody(),
            consent: {
                ...consent,
                scope: [
                    'onpar',
                    'cia'
                ]
            }
        },
        'validation-failed',
        'consent.scope[1]'
    ],
    [
        'a place that is closed',
        {
            ...flagBody(),
            place: 'lajas-blancas'
        },
        'place-not-open',
        'place'
    ],
    [
        'a birth year in the future',
        someone({
            birthYear: 2199
        }),
        'validation-failed',
        'persons[0].birthYear'
    ],
    [
        'a birth year of another age',
        someone({
            birthYear: 1899
        }),
        'validation-failed',
        'persons[0].birthYear'
    ],
    [
        'a flag about nobody',
        crowd(0),
        'validation-failed',
        'persons'
    ],
    [
        'a flag about a crowd',
        crowd(FLAG_LIMITS.persons + 1),
        'validation-failed',
        'persons'
    ],
    [
        'two persons of one name',
        {
            ...flagBody(),
            persons: [
                person,
                person
            ]
        },
        'validation-failed',
        'persons[1].alias'
    ],
    [
        'a name of blanks',
        someone({
            alias: '  '
        }),
        'validation-failed',
        'persons[0].alias'
    ],
    [
        'a name over its limit',
        someone({
            alias: text(TEXT_LIMITS.alias + 1)
        }),
        'validation-failed',
        'persons[0].alias'
    ],
    [
        'a note over its limit',
        someone(note(TEXT_LIMITS.note + 1)),
        'validation-failed',
        'persons[0].notes[0].text'
    ],
    [
        'a note on a need she has not',
        someone({
            notes: [
                {
                    need: 'stateless',
                    text: 'x'
                }
            ]
        }),
        'validation-failed',
        'persons[0].notes[0].need'
    ],
    [
        'a child’s need of an adult',
        someone({
            needs: [
                'unaccompanied-child'
            ]
        }),
        'need-does-not-fit-person',
        'persons[0].needs[0]'
    ],
    [
        'a consent that covers no receiver',
        {
            ...flagBody(),
            consent: {
                ...consent,
                scope: [
                    'inamu'
                ]
            }
        },
        'consent-does-not-cover',
        'consent.scope'
    ],
    [
        'a receiver that is not on the exchange',
        {
            ...someone({
                needs: [
                    'stateless'
                ]
            }),
            consent: {
                ...consent,
                scope: [
                    'mire'
                ]
            }
        },
        'receiver-not-connected',
        'persons'
    ],
    [
        'a child’s override for an adult',
        {
            ...flagBody(),
            consent: {
                ...consent,
                given: false,
                override: {
                    ground: 'child',
                    reason: 'x'
                }
            }
        },
        'override-does-not-fit',
        'consent.override.ground'
    ],
    [
        'a consent given and overridden',
        {
            ...flagBody(),
            consent: {
                ...consent,
                override: {
                    ground: 'incapacity',
                    reason: 'x'
                }
            }
        },
        'validation-failed',
        'consent.override'
    ],
    [
        'a flag of tomorrow',
        {
            ...flagBody(),
            flaggedAt: new Date(Date.now() + 86_400_000).toISOString()
        },
        'validation-failed',
        'flaggedAt'
    ],
    [
        'a time without a zone',
        {
            ...flagBody(),
            flaggedAt: '2026-01-01T10:00:00'
        },
        'validation-failed',
        'flaggedAt'
    ],
    [
        'a day that is none',
        {
            ...flagBody(),
            entryDate: '2026-02-30'
        },
        'validation-failed',
        'entryDate'
    ],
    [
        'a field that is never collected',
        {
            ...flagBody(),
            religion: 'x'
        },
        'validation-failed',
        'religion'
    ],
    [
        'such a field of a person',
        someone({
            passport: 'x'
        }),
        'validation-failed',
        'persons[0].passport'
    ],
    [
        'no object at all',
        'hola',
        'validation-failed',
        undefined
    ],
    [
        'a list',
        [],
        'validation-failed',
        undefined
    ],
    [
        'nothing in it',
        {},
        'validation-failed',
        'place'
    ]
];

//# sourceMappingURL=refused.flags.js.map