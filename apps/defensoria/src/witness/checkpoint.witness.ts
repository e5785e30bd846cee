import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  cosign,
  emptyRoot,
  judgeCheckpoint,
  parseWitnessRequest,
  verifyCheckpoint,
  type AlarmKind,
  type Checkpoint,
} from '@enlace/audit';
import { EnlaceError } from '@enlace/contracts';
import { DataSource, type EntityManager } from 'typeorm';
import { raiseAlarm } from '../alarm/alarm.store.js';
import { WITNESS_CONFIG, type WitnessConfig } from '../witness.config.js';
import { keepSigned, lockLast, wasSigned } from './cosigned.store.js';

/** With the status of the protocol (c2sp.org/tlog-witness). */
export type WitnessAnswer =
  | { readonly status: 200; readonly cosignature: string }
  | { readonly status: 409; readonly size: number }
  | { readonly status: 400 | 403 | 404 | 422 };

/**
 * Signs what continues what it signed before, and nothing else. Judging and writing down are one transaction behind a
 * lock, and the answer leaves after it: whatever crashes, no two histories are ever signed. The worst that is left
 * behind is a checkpoint that was written down and not handed out, and the log asks for it again.
 *
 * Nobody shows a token: the signature of the log is what is believed, and it is all that an answer tells about.
 */
@Injectable()
export class CheckpointWitness {
  private readonly logger = new Logger('Witness');

  constructor(
    private readonly db: DataSource,
    @Inject(WITNESS_CONFIG) private readonly config: Pick<WitnessConfig, 'signer' | 'logs'>,
  ) {}

  async add(body: unknown): Promise<WitnessAnswer> {
    const request = typeof body === 'string' ? wellFormed(() => parseWitnessRequest(body)) : undefined;
    if (!request) return { status: 400 };
    const origin = request.note.split('\n', 1)[0] ?? '';
    const keys = this.config.logs.filter(({ name }) => name === origin);
    if (keys.length === 0) return { status: 404 };
    let checkpoint: Checkpoint;
    try {
      ({ checkpoint } = verifyCheckpoint(request.note, origin, keys));
    } catch (error) {
      if (!(error instanceof EnlaceError)) throw error;
      return { status: error.code === 'message-malformed' ? 400 : 403 };
    }
    const { answer, alarm } = await this.db.transaction((tx) => this.judge(checkpoint, request, tx));
    // Told when it is committed: an alarm that was undone would be told and not be there.
    if (alarm) this.sound(alarm, checkpoint.size);
    return answer;
  }

  private async judge(
    checkpoint: Checkpoint,
    request: ReturnType<typeof parseWitnessRequest>,
    tx: EntityManager,
  ): Promise<{ answer: WitnessAnswer; alarm?: AlarmKind }> {
    const last = await lockLast(checkpoint.origin, emptyRoot, tx);
    const judgement = judgeCheckpoint(last, checkpoint, request, await wasSigned(checkpoint, tx));
    if (judgement.sign) {
      const at = Math.floor(Date.now() / 1_000);
      const cosignature = cosign(request.note, this.config.signer, at);
      await keepSigned(checkpoint, request.note + cosignature, at, tx);
      return { answer: { status: 200, cosignature } };
    }
    const { status, alarm } = judgement;
    if (alarm) await raiseAlarm(alarm, checkpoint, request.note, last, tx);
    return {
      answer: status === 409 ? { status, size: last.size } : { status },
      ...(alarm && { alarm }),
    };
  }

  private sound(alarm: AlarmKind, size: number): void {
    this.logger.error(
      { alarm, size },
      'A log showed a checkpoint that contradicts what was signed. Nothing was signed. See the runbook, witness-alarm.',
    );
  }
}

function wellFormed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof EnlaceError) return undefined;
    throw error;
  }
}
