import { runParty, startAgency } from '@enlace/agency';
import { inamuProfile } from './inamu.profile.js';

await runParty(() => startAgency(inamuProfile, process.env));
