import { AGENCIES } from "../../../../libs/contracts/src/index.js";
import { startAgency } from "../../../../libs/agency/src/index.js";
import { startAudit } from "../../../audit/src/audit.module.js";
import { startWitness } from "../../../defensoria/src/witness.module.js";
import { inamuProfile } from "../../../inamu/src/inamu.profile.js";
import { onparProfile } from "../../../onpar/src/onpar.profile.js";
import { senafrontProfile } from "../../../senafront/src/senafront.profile.js";
import { senniafProfile } from "../../../senniaf/src/senniaf.profile.js";
import { snmProfile } from "../../../snm/src/snm.profile.js";
const FLAGGING = [
    'officer',
    'head-of-office'
];
const RECEIVING = [
    'focal-point',
    'case-worker',
    'head-of-office'
];
const OVERSIGHT = [
    'operator',
    'auditor'
];
const agencies = [
    senafrontProfile,
    snmProfile,
    onparProfile,
    senniafProfile,
    inamuProfile
].map((profile)=>({
        party: profile.id,
        offices: profile.offices,
        roles: [
            ...AGENCIES[profile.id].flags ? FLAGGING : RECEIVING,
            ...OVERSIGHT
        ],
        start: (env)=>startAgency(profile, env)
    }));
const audit = {
    party: 'audit',
    offices: [],
    roles: OVERSIGHT,
    start: (env)=>startAudit(env)
};
/** The parties of the exchange: each has a queue, and its keys are in the directory. */ export const MEMBERS = [
    ...agencies,
    audit
];
/** The Ombudsman, who signs that the log tells one history. It has no queue, and nobody seals anything to it. */ export const WITNESS = {
    party: 'defensoria',
    offices: [],
    roles: OVERSIGHT,
    start: (env)=>startWitness(env)
};

//# sourceMappingURL=member.list.js.map