import { runParty, startAgency } from '@enlace/agency';
import { onparProfile } from './onpar.profile.js';

await runParty(() => startAgency(onparProfile, process.env));
