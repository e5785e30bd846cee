import { Inject, Injectable } from '@nestjs/common';
import type { MessageDraft, RecordErased } from '@enlace/contracts';
import { OutboxWriter } from '@enlace/outbox';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { composeRecord } from '../mailroom/audit.draft.js';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';
import { RecordEraser } from '../store/record.eraser.js';
import type { ReferralRow } from '../store/referral.row.js';
import { insertEvents } from '../store/referral.store.js';
import { composeTold, type ToldCase } from './case.draft.js';

type Reason = RecordErased['reason'];
type Case = ToldCase & Pick<ReferralRow, 'flagId'>;

export interface ErasureCause {
  readonly reason: Reason;
  /** Who ordered it; absent where the other side did. */
  readonly actor?: string;
  readonly at: Date;
}

/** Erases cases here and tells their other holders, in one transaction: nobody says that it erased what it still has. */
@Injectable()
export class ErasureRecorder {
  constructor(
    private readonly outbox: OutboxWriter,
    private readonly eraser: RecordEraser,
    @Inject(PARTY_CONFIG) private readonly config: Pick<PartyConfig, 'party'>,
  ) {}

  /** @returns the messages that tell it, in the order of the cases */
  async record(
    rows: readonly Case[],
    { reason, actor, at }: ErasureCause,
    tx: EntityManager,
  ): Promise<MessageDraft<'record.erased.v1'>[]> {
    await this.eraser.erase(rows, at, tx);
    const { party } = this.config;
    await insertEvents(
      rows.map(({ caseCode }) => ({ caseCode, type: 'record.erased.v1', at, agency: party, actor, reason })),
      tx,
    );
    const drafts = rows.map((row) => composeErased(row, reason, at));
    await this.outbox.post(drafts, tx);
    return drafts;
  }

  /** Flags themselves. No other holder has them, and the audit alone is told: who, and how many. */
  async recordFlags(flags: readonly string[], { actor, role }: Principal, tx: EntityManager): Promise<void> {
    if (flags.length === 0) return;
    await this.eraser.eraseFlags(flags, tx);
    const operation = crypto.randomUUID();
    const data = { actor, role, what: 'flag-erased' as const, operation, count: flags.length };
    const draft = composeRecord('operation.performed.v1', data, { correlationid: operation });
    await this.outbox.post([draft], tx);
  }
}

export function composeErased(row: ToldCase, reason: Reason, at: Date): MessageDraft<'record.erased.v1'> {
  const { caseCode } = row;
  return composeTold(row, 'record.erased.v1', at, (time) => ({ caseCode, at: time, reason }));
}
