import { NEEDS } from "../../../contracts/src/index.js";
/** Who contacts a person first when several must: a child's agency, a survivor's, then ONPAR, then MIRE. */ const CONTACT_ORDER = [
    'senniaf',
    'inamu',
    'onpar',
    'mire'
];
/** The receiver that contacts first of some, or undefined of none. */ export function firstContact(agencies) {
    return CONTACT_ORDER.find((agency)=>agencies.includes(agency)) ?? agencies[0];
}
/**
 * How near the receiver stands to one person, judged by the referrals that are really sent: where consent holds back
 * the survivor's agency, ONPAR is the primary receiver.
 */ export function kindFor(person, planned, decision) {
    if (planned.codeOnly) return 'defensoria';
    if (planned.to === 'mire') return 'mire';
    const holders = decision.referrals.filter((other)=>other.needsOf.has(person)).map(({ to })=>to);
    return firstContact(holders) === planned.to ? 'primary' : 'co';
}
/** How near the receiver stands to the referral: as near as to the nearest of its persons. */ export function kindOf(planned, decision) {
    const kinds = planned.persons.map((person)=>kindFor(person, planned, decision));
    return kinds.find((kind)=>kind !== 'co') ?? (planned.codeOnly ? 'defensoria' : 'co');
}
/**
 * Whether this is the only receiver of the texts that are not tied to a need. Where a flag tells any of violence they go
 * to the survivor's agency alone: with the same words in another referral, whoever reads both knows who she is.
 */ export function hasSharedTexts({ to }, { referrals }) {
    const told = referrals.filter(({ needs })=>needs.some((need)=>NEEDS[need].gbv)).map((one)=>one.to);
    return told.length === 0 || firstContact(told) === to;
}

//# sourceMappingURL=receiver.kind.js.map