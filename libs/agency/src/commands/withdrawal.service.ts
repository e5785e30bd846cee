import { Inject, Injectable } from '@nestjs/common';
import { EnlaceError, type DemandView, type WithdrawalView } from '@enlace/contracts';
import { UnitOfWork } from '@enlace/outbox';
import { DataSource, type EntityManager } from 'typeorm';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';
import { readDemands } from '../store/demand.store.js';
import type { ReferralRow } from '../store/referral.row.js';
import { lockReferrals } from '../store/referral.store.js';
import { requireVisible } from '../store/referral.visibility.js';
import { readFlagWithdrawal } from '../store/withdrawal.store.js';
import { WithdrawalRecorder } from './withdrawal.recorder.js';

/**
 * The person withdraws consent, at whichever side of whichever referral: one action, that reaches every receiver of the
 * flag. Withdrawn twice is withdrawn once; the answer always tells how far it is.
 */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly recorder: WithdrawalRecorder,
    @Inject(PARTY_CONFIG) private readonly config: Pick<PartyConfig, 'limits'>,
  ) {}

  /** @throws EnlaceError `not-found` */
  async withdrawFlag(caller: Principal, flagId: string): Promise<WithdrawalView> {
    authorise(caller, 'flag.withdraw');
    return this.work.run(async (tx) => {
      await this.recorder.withdrawFlag(flagId, new Date(), caller.actor, tx);
      return this.viewOf(flagId, tx);
    });
  }

  /** @throws EnlaceError `not-found` */
  async readFlag(caller: Principal, flagId: string): Promise<WithdrawalView> {
    authorise(caller, 'flag.withdraw');
    return this.viewOf(flagId, this.dataSource.manager);
  }

  /** At a receiver; the agency that flagged tells the others. @throws EnlaceError `not-found` */
  async withdrawReferral(caller: Principal, caseCode: string): Promise<DemandView> {
    authorise(caller, 'referral.withdraw');
    return this.work.run(async (tx) => {
      const row = await this.receivedRow(caller, caseCode, tx);
      await this.recorder.demand([row], new Date(), caller.actor, tx);
      return this.demandOf(caseCode, tx);
    });
  }

  /** @throws EnlaceError `not-found`, also where the agency that flagged withdrew it */
  async readReferral(caller: Principal, caseCode: string): Promise<DemandView> {
    authorise(caller, 'referral.withdraw');
    return this.dataSource.transaction(async (tx) => {
      await this.receivedRow(caller, caseCode, tx);
      return this.demandOf(caseCode, tx);
    });
  }

  private async receivedRow(caller: Principal, caseCode: string, tx: EntityManager): Promise<ReferralRow> {
    const row = (await lockReferrals([caseCode], tx)).get(caseCode);
    return requireVisible(caller, row?.direction === 'received' ? row : undefined);
  }

  private async viewOf(flagId: string, tx: EntityManager): Promise<WithdrawalView> {
    const { caseCodes, withdrawnAt } = await readFlagWithdrawal(flagId, tx);
    const receivers = await readDemands(caseCodes, 'withdrawal', this.config.limits.demandHours, tx);
    return { flagId, withdrawnAt: withdrawnAt && withdrawnAt.toISOString(), receivers };
  }

  private async demandOf(caseCode: string, tx: EntityManager): Promise<DemandView> {
    const [demand] = await readDemands([caseCode], 'withdrawal', this.config.limits.demandHours, tx);
    if (demand) return demand;
    throw new EnlaceError(
      'not-found',
      'Nobody withdrew consent here. Where the agency that flagged did, the timeline says so.',
      { field: 'caseCode' },
    );
  }
}
