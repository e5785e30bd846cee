import { AGENCIES, type PartyId, type Role } from '@enlace/contracts';
import { startAgency, type RunningParty } from '@enlace/agency';
import type { Environment } from '@enlace/platform';
import { startAudit } from '../../../audit/src/audit.module.js';
import { startWitness } from '../../../defensoria/src/witness.module.js';
import { inamuProfile } from '../../../inamu/src/inamu.profile.js';
import { onparProfile } from '../../../onpar/src/onpar.profile.js';
import { senafrontProfile } from '../../../senafront/src/senafront.profile.js';
import { senniafProfile } from '../../../senniaf/src/senniaf.profile.js';
import { snmProfile } from '../../../snm/src/snm.profile.js';

/** One process of the sandbox: how it starts, in which order it listens, and who has a token there. */
export interface Member {
  readonly party: PartyId;
  readonly offices: readonly string[];
  readonly roles: readonly Role[];
  start(env: Environment): Promise<RunningParty>;
}

const FLAGGING: readonly Role[] = ['officer', 'head-of-office'];
const RECEIVING: readonly Role[] = ['focal-point', 'case-worker', 'head-of-office'];
const OVERSIGHT: readonly Role[] = ['operator', 'auditor'];

const agencies = [senafrontProfile, snmProfile, onparProfile, senniafProfile, inamuProfile].map(
  (profile): Member => ({
    party: profile.id,
    offices: profile.offices,
    roles: [...(AGENCIES[profile.id].flags ? FLAGGING : RECEIVING), ...OVERSIGHT],
    start: (env) => startAgency(profile, env),
  }),
);

const audit: Member = { party: 'audit', offices: [], roles: OVERSIGHT, start: (env) => startAudit(env) };

/** The parties of the exchange: each has a queue, and its keys are in the directory. */
export const MEMBERS: readonly Member[] = [...agencies, audit];

/** The Ombudsman, who signs that the log tells one history. It has no queue, and nobody seals anything to it. */
export const WITNESS: Member = {
  party: 'defensoria',
  offices: [],
  roles: OVERSIGHT,
  start: (env) => startWitness(env),
};
