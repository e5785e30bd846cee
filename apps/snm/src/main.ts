import { runParty, startAgency } from '@enlace/agency';
import { snmProfile } from './snm.profile.js';

await runParty(() => startAgency(snmProfile, process.env));
