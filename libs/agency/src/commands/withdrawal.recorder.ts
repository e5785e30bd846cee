import { Inject, Injectable } from '@nestjs/common';
import type { MessageDraft, ReferralStatus } from '@enlace/contracts';
import { OutboxWriter } from '@enlace/outbox';
import { allowedCommands, transition, type Side } from '@enlace/referral';
import type { EntityManager } from 'typeorm';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';
import { insertDemands } from '../store/demand.store.js';
import type { ReferralRow } from '../store/referral.row.js';
import { insertEvents, lockReferrals } from '../store/referral.store.js';
import { withdrawFlag, withdrawReferrals } from '../store/withdrawal.store.js';
import { composeTold, type ToldCase } from './case.draft.js';

/** Withdraws consent from referrals and tells their other sides, each of its own case and of nothing else. */
@Injectable()
export class WithdrawalRecorder {
  constructor(
    private readonly outbox: OutboxWriter,
    @Inject(PARTY_CONFIG) private readonly config: Pick<PartyConfig, 'party'>,
  ) {}

  /** Every referral of a flag, save those from which it was withdrawn before; their receivers must confirm. */
  async withdrawFlag(flagId: string, at: Date, actor: string | undefined, tx: EntityManager): Promise<void> {
    const caseCodes = await withdrawFlag(flagId, at, tx);
    const rows = [...(await lockReferrals(caseCodes, tx)).values()];
    await this.demand(rows, at, actor, tx);
  }

  /** Withdraws here, and asks the other sides to do the same and say so. */
  async demand(
    rows: readonly ReferralRow[],
    at: Date,
    actor: string | undefined,
    tx: EntityManager,
  ): Promise<void> {
    const open = rows.filter(({ withdrawnAt }) => withdrawnAt === null);
    if (open.length === 0) return;
    const steps = open.map((row) => ({ row, status: statusAfter(row), at }));
    const { party: agency } = this.config;
    await insertEvents(
      steps.map(({ row: { caseCode }, status }) => ({
        caseCode,
        type: 'consent.withdrawn.v1',
        at,
        agency,
        actor,
        status,
        reason: 'consent-withdrawn',
      })),
      tx,
    );
    const drafts = await this.tell(steps, tx);
    await insertDemands(
      drafts.map(({ id, data: { caseCode } }) => ({
        caseCode,
        kind: 'withdrawal',
        messageId: id,
        askedAt: at,
      })),
      tx,
    );
  }

  /** Withdraws here and says so. */
  async tell(
    steps: readonly { readonly row: ReferralRow; readonly status: ReferralStatus; readonly at: Date }[],
    tx: EntityManager,
  ): Promise<MessageDraft<'consent.withdrawn.v1'>[]> {
    await withdrawReferrals(
      steps.map(({ row: { caseCode }, status, at }) => ({ caseCode, status, at })),
      tx,
    );
    const drafts = steps.map(({ row, at }) => composeWithdrawn(row, at));
    await this.outbox.post(drafts, tx);
    return drafts;
  }
}

/** A case that is cancelled already stays so; that consent is gone is news all the same. */
function statusAfter(row: ReferralRow): ReferralStatus {
  const by: Side = row.direction === 'received' ? 'receiving' : 'referring';
  const moves = allowedCommands(row.status, by).includes('withdraw');
  return moves ? transition(row.status, 'withdraw', by).to : row.status;
}

export function composeWithdrawn(row: ToldCase, at: Date): MessageDraft<'consent.withdrawn.v1'> {
  const { caseCode } = row;
  return composeTold(row, 'consent.withdrawn.v1', at, (time) => ({ caseCode, at: time }));
}
