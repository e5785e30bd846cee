import { EnlaceError, EVENTS, REFERRAL_STATUSES } from "../../../contracts/src/index.js";
import { INITIAL_STATUS, LIFECYCLE, MIRROR, receivingStates, referringView } from "./lifecycle.table.js";
const SIDES = [
    'referring',
    'receiving'
];
/**
 * Refuses at boot a lifecycle that would strand a referral: a state nobody reaches or nobody knows, two rules for one
 * move, an event that the other side cannot follow or that this side may not emit.
 *
 * @throws EnlaceError `configuration-invalid`, with every fault in `facts.faults`
 */ export function checkLifecycle(lifecycle = LIFECYCLE, mirror = MIRROR) {
    const faults = [
        ...unknownStates([
            ...lifecycle,
            ...mirror
        ]),
        ...duplicates(lifecycle.flatMap(({ from, command, by })=>from.map((state)=>`${by} ${command} from ${state}`))),
        ...duplicates(mirror.flatMap(({ from, event, copy })=>from.map((state)=>`${copy} copy, ${event} in ${state}`))),
        ...unreachable(lifecycle, mirror),
        ...lifecycle.flatMap(misdirected),
        ...lifecycle.flatMap((rule)=>unmirrored(rule, mirror))
    ];
    if (faults.length === 0) return;
    throw new EnlaceError('configuration-invalid', `The lifecycle does not hold: ${faults.join('; ')}.`, {
        facts: {
            faults
        }
    });
}
function unknownStates(edges) {
    const used = new Set(edges.flatMap(({ from, to })=>[
            ...from,
            to
        ]));
    return [
        ...used
    ].filter((state)=>!REFERRAL_STATUSES.includes(state)).map((state)=>`unknown state ${state}`);
}
function duplicates(moves) {
    const twice = moves.filter((move, index)=>moves.indexOf(move) !== index);
    return [
        ...new Set(twice)
    ].map((move)=>`two rules for ${move}`);
}
function unreachable(lifecycle, mirror) {
    const reached = new Set(SIDES.flatMap((side)=>[
            ...reachedBy([
                ...lifecycle.filter(({ by })=>by === side),
                ...mirror.filter(({ copy })=>copy === side)
            ])
        ]));
    return REFERRAL_STATUSES.filter((state)=>!reached.has(state)).map((state)=>`unreachable state ${state}`);
}
/** Grows the set of reached states until a round adds none; a Set may grow while it is walked. */ function reachedBy(edges) {
    const reached = new Set([
        INITIAL_STATUS
    ]);
    for (const state of reached){
        for (const { from, to } of edges)if (from.includes(state)) reached.add(to);
    }
    return reached;
}
function misdirected({ command, by, event, record }) {
    const { from, to } = EVENTS[event];
    const other = by === 'receiving' ? 'referring' : 'receiving';
    const faults = [];
    if (from !== by && from !== 'either' || to !== other && to !== 'other') {
        faults.push(`${command}: ${event} does not go from the ${by} side to the other`);
    }
    if (record && EVENTS[record].to !== 'audit') faults.push(`${command}: ${record} is no record for the audit`);
    return faults;
}
/** For every state a command may leave, the other side's copy must follow the event to the matching state. */ function unmirrored({ command, by, from, to, event }, mirror) {
    const copy = by === 'receiving' ? 'referring' : 'receiving';
    const target = copy === 'referring' ? referringView(to) : to;
    return from.flatMap((state)=>copy === 'referring' ? [
            referringView(state)
        ] : receivingStates(state)).filter((state)=>!mirror.some((rule)=>rule.copy === copy && rule.event === event && rule.from.includes(state) && rule.to === target)).map((state)=>`${command}: ${event} has no mirror in the ${copy} copy from ${state} to ${target}`);
}

//# sourceMappingURL=lifecycle.check.js.map