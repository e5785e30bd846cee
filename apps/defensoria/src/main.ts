import { runParty } from '@enlace/agency';
import { startWitness } from './witness.module.js';

await runParty(() => startWitness(process.env));
