import { flagBody } from "../../support/flag.body.js";
import { DEADLY_ALIAS } from "../inject/deadly.alias.js";
const CONSENT = {
    given: true,
    scope: [
        'onpar',
        'senniaf',
        'inamu'
    ],
    language: 'es',
    mode: 'verbal'
};
const AFRAID = {};
const CHILD = {
    alias: 'P2',
    birthYear: 2014,
    needs: [
        'unaccompanied-child'
    ]
};
const SURVIVOR = {
    alias: 'P3',
    needs: [
        'gbv-survivor'
    ]
};
const PLACES = [
    'san-vicente',
    'meteti',
    'paso-canoas'
];
/** Persons of one flag, and how many of ten flags are like that. */ const MIX = [
    {
        share: 4,
        persons: [
            AFRAID
        ]
    },
    {
        share: 2,
        persons: [
            CHILD
        ]
    },
    {
        share: 2,
        persons: [
            SURVIVOR
        ]
    },
    {
        share: 1,
        persons: [
            AFRAID,
            CHILD
        ]
    },
    {
        share: 1,
        persons: [
            {
                ...SURVIVOR,
                needs: [
                    'gbv-survivor',
                    'fear-of-return'
                ]
            }
        ]
    }
];
const DRAWN = MIX.flatMap(({ share, persons })=>Array.from({
        length: share
    }, ()=>persons));
const WITHOUT_CONSENT = 0.03;
/** A flag of an ordinary day: one receiver or two, at several places, now and then without consent. */ export function drawFlag(random) {
    const persons = random.pick(DRAWN).map((person)=>personBody(person));
    const consent = random.chance(WITHOUT_CONSENT) ? {
        ...CONSENT,
        given: false,
        scope: []
    } : CONSENT;
    return flagBody({}, {
        place: random.pick(PLACES),
        persons,
        consent
    });
}
/** A flag for ONPAR that ends the process whose handler is deadly. */ export function deadlyFlag() {
    return flagBody({
        alias: DEADLY_ALIAS
    });
}
function personBody(person) {
    const [body] = flagBody(person).persons;
    if (body === undefined) throw new Error('A flag needs a person.');
    return body;
}

//# sourceMappingURL=flag.mix.js.map