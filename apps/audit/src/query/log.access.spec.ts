import { describe, expect, it } from '@jest/globals';
import type { Principal } from '@enlace/agency';
import { ROLES } from '@enlace/contracts';
import type { DataSource } from 'typeorm';
import { CheckpointService } from '../log/checkpoint.service.js';
import type { CheckpointPublisher } from '../log/checkpoint.publisher.js';
import { ProofService } from '../log/proof.service.js';
import type { WitnessLoop } from '../witness/witness.loop.js';
import { EntryService } from './entry.service.js';

/** Touching the database before the refusal would fail these tests with another error. */
const db = {} as DataSource;
const checkpoints = new CheckpointService(db, {} as CheckpointPublisher, {} as WitnessLoop);
const id = '01a20bac-25f3-7567-a1c9-c3f104eede7f';

const READS: Record<string, (caller: Principal) => Promise<unknown>> = {
  'the entries of a case': (caller) => new EntryService(db).list(caller, { subject: 'any', limit: 1 }),
  'an entry': (caller) => new EntryService(db).find(caller, id, {}),
  'a checkpoint': (caller) => checkpoints.current(caller),
  'a cosigned checkpoint': (caller) => checkpoints.cosigned(caller),
  'an inclusion proof': (caller) => new ProofService(db).inclusion(caller, id, { size: 1 }),
  'a consistency proof': (caller) => new ProofService(db).consistency(caller, { from: 0, to: 1 }),
};

describe.each(Object.keys(READS))('%s', (read) => {
  const refused = ROLES.filter((role) => role !== 'auditor' && role !== 'operator');

  it.each(refused)('is refused to the role %s before anything is read', async (role) => {
    await expect(READS[read]?.({ actor: 'somebody', role })).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
