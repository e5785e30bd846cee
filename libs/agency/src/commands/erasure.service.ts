import { Inject, Injectable } from '@nestjs/common';
import {
  EnlaceError,
  type DemandView,
  type FlagErasureView,
  type RecordErased,
  type ReferralStatus,
} from '@enlace/contracts';
import { UnitOfWork } from '@enlace/outbox';
import { DataSource, type EntityManager } from 'typeorm';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';
import { insertDemands, readDemands } from '../store/demand.store.js';
import type { ReferralRow } from '../store/referral.row.js';
import { lockReferrals } from '../store/referral.store.js';
import { requireVisible } from '../store/referral.visibility.js';
import { readFlagWithdrawal } from '../store/withdrawal.store.js';
import { ErasureRecorder } from './erasure.recorder.js';

/** States in which nobody works on a case any more. */
export const ENDED: readonly ReferralStatus[] = ['completed', 'failed', 'cancelled', 'closed'];

/** Erases one case at every holder: here at once, at the other side by demand, until it confirms. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly recorder: ErasureRecorder,
    @Inject(PARTY_CONFIG) private readonly config: Pick<PartyConfig, 'limits'>,
  ) {}

  /**
   * Erased twice is erased once: the answer then tells how far the first is.
   *
   * @throws EnlaceError `not-found`, `transition-not-allowed` while somebody works on the case; nothing changes then
   */
  async erase(caller: Principal, caseCode: string, reason: RecordErased['reason']): Promise<DemandView> {
    authorise(caller, 'record.erase');
    return this.work.run(async (tx) => {
      const row = requireVisible(caller, (await lockReferrals([caseCode], tx)).get(caseCode));
      await this.eraseEnded([row], reason, caller.actor, tx);
      return this.demandOf(caseCode, tx);
    });
  }

  /**
   * All that is kept of one flag: the flag itself, and each of its referrals at both holders, or nothing.
   *
   * @throws EnlaceError `not-found`, `transition-not-allowed` while somebody works on one of its referrals
   */
  async eraseFlag(
    caller: Principal,
    flagId: string,
    reason: RecordErased['reason'],
  ): Promise<FlagErasureView> {
    authorise(caller, 'record.erase');
    return this.work.run(async (tx) => {
      const { caseCodes } = await readFlagWithdrawal(flagId, tx);
      const rows = [...(await lockReferrals(caseCodes, tx)).values()];
      await this.eraseEnded(rows, reason, caller.actor, tx);
      await this.recorder.recordFlags([flagId], caller, tx);
      const hours = this.config.limits.demandHours;
      return { flagId, receivers: await readDemands(caseCodes, 'erasure', hours, tx) };
    });
  }

  /** What is erased already stays so. */
  private async eraseEnded(
    rows: readonly ReferralRow[],
    reason: RecordErased['reason'],
    actor: string,
    tx: EntityManager,
  ): Promise<void> {
    const kept = rows.filter(({ erasedAt }) => erasedAt === null);
    const open = kept.find(({ status }) => !ENDED.includes(status));
    if (open) throw stillOpen(open.status);
    if (kept.length === 0) return;
    const at = new Date();
    const drafts = await this.recorder.record(kept, { reason, actor, at }, tx);
    await insertDemands(
      drafts.map(({ id, data: { caseCode } }) => ({ caseCode, kind: 'erasure', messageId: id, askedAt: at })),
      tx,
    );
  }

  /** @throws EnlaceError `not-found`, also where the other side asked for the erasure */
  async read(caller: Principal, caseCode: string): Promise<DemandView> {
    authorise(caller, 'record.erase');
    const { manager } = this.dataSource;
    const rows = await this.dataSource.transaction((tx) => lockReferrals([caseCode], tx));
    requireVisible(caller, rows.get(caseCode));
    return this.demandOf(caseCode, manager);
  }

  private async demandOf(caseCode: string, tx: EntityManager): Promise<DemandView> {
    const [demand] = await readDemands([caseCode], 'erasure', this.config.limits.demandHours, tx);
    if (demand) return demand;
    throw new EnlaceError(
      'not-found',
      'This agency asked nobody to erase this case. The timeline says who did.',
      {
        field: 'caseCode',
      },
    );
  }
}

function stillOpen(status: ReferralStatus): EnlaceError {
  return new EnlaceError(
    'transition-not-allowed',
    `A ${status} referral cannot be erased: whoever works on it would be left with a code. Cancel or end it first.`,
    { facts: { referralStatus: status } },
  );
}
