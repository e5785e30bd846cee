import { Inject, Injectable } from '@nestjs/common';
import type { EventData, ReplayList, ReplayPlan, ReplayRequest, ReplayView } from '@enlace/contracts';
import { UnitOfWork, listReplays, moveReplay, planReplay, type ReplayMove } from '@enlace/outbox';
import { DataSource } from 'typeorm';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';
import { OperationTeller } from './operation.teller.js';

const TOLD_AS = {
  pause: 'replay-paused',
  resume: 'replay-resumed',
  stop: 'replay-stopped',
} as const satisfies Record<ReplayMove, EventData<'operation.performed.v1'>['what']>;

/** Replays, as operators order and steer them. The order and its record for the audit commit together. */
@Injectable()
export class ReplayService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly teller: OperationTeller,
    @Inject(PARTY_CONFIG) private readonly config: PartyConfig,
  ) {}

  /** Rehearses unless told not to. @throws EnlaceError `not-found` when there is nothing to replay */
  async plan(caller: Principal, request: ReplayRequest): Promise<ReplayPlan> {
    authorise(caller, 'operations.replay');
    return this.work.run(async (tx) => {
      const plan = await planReplay(request, caller, this.config.limits.overdueAttempts, tx);
      if (plan.replay) await this.teller.tell(caller, 'replay-planned', plan.replay, tx);
      return plan;
    });
  }

  async list(caller: Principal): Promise<ReplayList> {
    authorise(caller, 'operations.read');
    return { items: await listReplays(this.dataSource.manager) };
  }

  /** @throws EnlaceError `not-found`, `transition-not-allowed`; nothing changes then */
  async move(caller: Principal, id: string, move: ReplayMove): Promise<ReplayView> {
    authorise(caller, 'operations.replay');
    return this.work.run(async (tx) => {
      const replay = await moveReplay(id, move, tx);
      await this.teller.tell(caller, TOLD_AS[move], replay, tx);
      return replay;
    });
  }
}
