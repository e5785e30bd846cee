import { parseArgs } from "node:util";
/** What runs unless told otherwise. */ export const SCENARIOS = [
    'naive',
    'memory',
    'http',
    'loop',
    'latency',
    'audit',
    'history'
];
/** `soak` takes as long as it is told and says nothing when it is short: it runs when it is named. */ const NAMED = [
    ...SCENARIOS,
    'soak'
];
/**
 * A round is as long as V8 takes to compile what it runs, and there is one before those that count: with rounds of 12,000 a
 * twentieth of all CPU was the compiler's, and as much of a round was its beginning and its end.
 */ const FULL = {
    walSegments: 120,
    rounds: 3,
    raw: 30_000,
    naive: 6_000,
    loop: 30_000,
    httpSeconds: 10,
    paceSeconds: 20,
    idleSeconds: 12,
    auditMessages: 20_000,
    logLeaves: 10_000_000,
    proofs: 500,
    oldMessages: 10_000_000,
    historyRounds: 7
};
const QUICK = {
    walSegments: 4,
    rounds: 3,
    raw: 2_000,
    naive: 400,
    loop: 300,
    httpSeconds: 2,
    paceSeconds: 3,
    idleSeconds: 1,
    auditMessages: 2_000,
    logLeaves: 100_000,
    proofs: 100,
    oldMessages: 200_000,
    historyRounds: 5
};
const SOAK_MINUTES = '10';
/** @throws Error naming what is not an option */ export function readOptions(args) {
    const { values } = parseArgs({
        args: [
            ...args
        ],
        options: {
            quick: {
                type: 'boolean',
                default: false
            },
            only: {
                type: 'string',
                multiple: true,
                default: []
            },
            set: {
                type: 'string',
                multiple: true,
                default: []
            },
            'soak-minutes': {
                type: 'string',
                default: SOAK_MINUTES
            }
        }
    });
    const names = values.only.flatMap((value)=>value.split(','));
    return {
        quick: values.quick,
        only: names.length === 0 ? SCENARIOS : names.map(scenarioNamed),
        amounts: values.quick ? QUICK : FULL,
        soakMinutes: minutesOf(values['soak-minutes']),
        settings: Object.fromEntries(values.set.map(settingOf))
    };
}
function scenarioNamed(name) {
    const known = NAMED.find((scenario)=>scenario === name);
    if (known === undefined) throw new Error(`--only takes ${NAMED.join(', ')}; not "${name}".`);
    return known;
}
function minutesOf(text) {
    const minutes = Number(text);
    if (!(minutes > 0)) throw new Error(`--soak-minutes takes a number above 0; not "${text}".`);
    return minutes;
}
function settingOf(text) {
    const at = text.indexOf('=');
    if (at < 1) throw new Error('--set takes NAME=value.');
    return [
        text.slice(0, at),
        text.slice(at + 1)
    ];
}

//# sourceMappingURL=bench.options.js.map