import { runParty } from '@enlace/agency';
import { startAudit } from './audit.module.js';

await runParty(() => startAudit(process.env));
