import { createPublicKey } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { consistencyProof, verifyCheckpoint } from '@enlace/audit';
import { DataSource } from 'typeorm';
import type { WitnessSettings } from '../audit.config.js';
import { CheckpointPublisher } from '../log/checkpoint.publisher.js';
import { LOG_ORIGIN, LogSigner } from '../log/log.signer.js';
import type { SignedCheckpoint } from '../store/checkpoint.store.js';
import { keepCosigned, keepRefusal, readCosigned } from '../store/cosigned.store.js';
import { nodeReader } from '../store/node.store.js';
import { askWitness, type WitnessWord } from './witness.client.js';
import { whileLeased } from './witness.lease.js';

/** Has the newest checkpoint cosigned. It takes no lock that an append waits for, and no part in ingesting. */
@Injectable()
export class WitnessAsker {
  private readonly logger = new Logger('Witness');

  constructor(
    private readonly db: DataSource,
    private readonly publisher: CheckpointPublisher,
    private readonly signer: LogSigner,
    private readonly settings: WitnessSettings | undefined,
  ) {}

  /** Whether there is a witness to ask. */
  get hasWitness(): boolean {
    return this.settings !== undefined;
  }

  /** @throws whatever keeps the witness from answering; a refusal is kept, and is no error */
  async ask(): Promise<void> {
    const { settings } = this;
    if (!settings) return;
    await whileLeased(this.db, async () => {
      const checkpoint = await this.publisher.publish();
      const last = (await readCosigned(undefined, this.db))?.size ?? 0;
      if (checkpoint.size === 0 || checkpoint.size <= last) return;
      await this.settle(checkpoint, last, settings);
    });
  }

  private async settle(
    checkpoint: SignedCheckpoint,
    oldSize: number,
    settings: WitnessSettings,
  ): Promise<void> {
    const word = await this.askFrom(oldSize, checkpoint, settings);
    // Its last answer was lost on the way, or our copy of it: from where it stands, if that is within our log.
    const again =
      word.kind === 'elsewhere' && word.size !== oldSize && word.size <= checkpoint.size
        ? await this.askFrom(word.size, checkpoint, settings)
        : word;
    if (again.kind === 'cosigned') await this.keep(checkpoint, again.lines, settings);
    else await this.refused(checkpoint, again);
  }

  private async askFrom(
    oldSize: number,
    { size, note }: SignedCheckpoint,
    { url }: WitnessSettings,
  ): Promise<WitnessWord> {
    const proof = await consistencyProof(oldSize, size, nodeReader(this.db));
    return askWitness(url, { oldSize, proof, note });
  }

  private async keep(
    { size, note }: SignedCheckpoint,
    lines: string,
    { key }: WitnessSettings,
  ): Promise<void> {
    const log = { name: LOG_ORIGIN, publicKey: createPublicKey(this.signer.privateKey) };
    const cosigned = note + lines;
    const { cosignatures } = verifyCheckpoint(cosigned, LOG_ORIGIN, [log, key]);
    if (cosignatures.length === 0) throw new Error('The witness signed with a key that is not pinned');
    await keepCosigned({ size, note: cosigned }, this.db);
  }

  private async refused(
    { size }: SignedCheckpoint,
    word: Exclude<WitnessWord, { kind: 'cosigned' }>,
  ): Promise<void> {
    const status = word.kind === 'refused' ? word.status : 409;
    const witnessedSize = word.kind === 'elsewhere' ? word.size : undefined;
    await keepRefusal({ status, size, witnessedSize }, this.db);
    this.logger.error(
      { status, size, witnessedSize },
      'The witness refused to sign our checkpoint: it knows another history. See the runbook, witness-alarm.',
    );
  }
}
