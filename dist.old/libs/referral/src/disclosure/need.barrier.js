import { AGENCIES, NEEDS } from "../../../contracts/src/index.js";
/** The only agencies that may ever learn that somebody survived gender-based violence (domain.md 9c). */ const GBV_RECEIVERS = [
    'inamu',
    'senniaf'
];
/**
 * Whether an agency may ever be told of a need, whatever an institution writes into its routing rules. MIRE speaks
 * with consulates and learns of statelessness only; the Ombudsman sees codes; CONARE sees a case through ONPAR; and
 * nothing of protection goes to an agency that guards the border.
 */ export function mayKnow(agency, need) {
    if (AGENCIES[agency].flags || agency === 'defensoria' || agency === 'conare') return false;
    if (agency === 'mire') return need === 'stateless';
    return !NEEDS[need].gbv || GBV_RECEIVERS.includes(agency);
}

//# sourceMappingURL=need.barrier.js.map