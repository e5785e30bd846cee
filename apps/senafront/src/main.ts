import { runParty, startAgency } from '@enlace/agency';
import { senafrontProfile } from './senafront.profile.js';

await runParty(() => startAgency(senafrontProfile, process.env));
