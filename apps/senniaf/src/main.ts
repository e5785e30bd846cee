import { runParty, startAgency } from '@enlace/agency';
import { senniafProfile } from './senniaf.profile.js';

await runParty(() => startAgency(senniafProfile, process.env));
