import { composeRecord, type Principal } from '@enlace/agency';
import type { EvidencePack } from '@enlace/contracts';
import type { MessageCodec } from '@enlace/outbox';
import type { DataSource } from 'typeorm';
import { appendLeaves } from '../store/leaf.appender.js';

/**
 * Writes into the log who takes a case out of it. The audit is the writer of the log, so this needs no queue and no
 * receipt: when it returns, the leaf is there. What cannot be written is not exported.
 */
export class ExportRecorder {
  constructor(
    private readonly db: DataSource,
    private readonly codec: Pick<MessageCodec, 'seal' | 'verify'>,
  ) {}

  /** @returns index of the leaf that tells of the export */
  async record(
    { actor, role }: Principal,
    caseCode: string,
    format: EvidencePack['format'],
    entries: number,
  ): Promise<number> {
    const data = { actor, role, format, entries };
    const sealed = this.codec.seal([composeRecord('evidence.exported.v1', data, { subject: caseCode })]);
    const leaves = sealed.map(({ jws }) => ({ ...this.codec.verify(jws), jws }));
    const appended = await this.db.transaction((tx) => appendLeaves(leaves, tx));
    return Math.max(...appended.values());
  }
}
