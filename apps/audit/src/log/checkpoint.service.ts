import { Injectable } from '@nestjs/common';
import { authorise, type Principal } from '@enlace/agency';
import { parseCheckpoint, parseNote } from '@enlace/audit';
import { EnlaceError, type AuditCheckpoint } from '@enlace/contracts';
import { DataSource } from 'typeorm';
import { readCosigned } from '../store/cosigned.store.js';
import { WitnessLoop } from '../witness/witness.loop.js';
import { CheckpointPublisher } from './checkpoint.publisher.js';

/** Hands checkpoints out, with the signature of the witness as soon as it is there. */
@Injectable()
export class CheckpointService {
  constructor(
    private readonly db: DataSource,
    private readonly publisher: CheckpointPublisher,
    private readonly witness: WitnessLoop,
  ) {}

  /** The log as it is now. Nobody waits for the witness here; it is asked at once, and a later look finds its word. */
  async current(caller: Principal): Promise<AuditCheckpoint> {
    authorise(caller, 'log.read');
    const { size, note } = await this.publisher.publish();
    const cosigned = await readCosigned(size, this.db);
    if (!cosigned) this.witness.nudge();
    return viewOf(cosigned?.note ?? note);
  }

  /** The longest log that the witness vouches for. */
  async cosigned(caller: Principal): Promise<AuditCheckpoint> {
    authorise(caller, 'log.read');
    const cosigned = await readCosigned(undefined, this.db);
    if (cosigned) return viewOf(cosigned.note);
    throw new EnlaceError(
      'not-found',
      'No witness has signed a checkpoint yet. See the check "witness" of /health/ready.',
    );
  }
}

function viewOf(note: string): AuditCheckpoint {
  const { origin, size, root } = parseCheckpoint(parseNote(note).text);
  return { origin, size, root: root.toString('base64'), note };
}
