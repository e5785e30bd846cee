import { hash } from 'node:crypto';
import { Injectable, Optional } from '@nestjs/common';
import type { FlagCreated, FlagPlan, FlagRequest } from '@enlace/contracts';
import { OutboxWriter, UnitOfWork } from '@enlace/outbox';
import { planFlag, type FlagDecision } from '@enlace/referral';
import { RecordVault } from '@enlace/security';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { DirectoryService } from '../directory/directory.service.js';
import { ExchangeWatch } from '../operations/exchange.watch.js';
import { describePlan } from './flag.composer.js';
import { FlagRecorder } from './flag.recorder.js';
import { FlagSealer } from './flag.sealer.js';

/** Takes flags: decides what they lead to, and has them recorded. What is answered `created` will arrive. */
@Injectable()
export class FlagService {
  private readonly recorder: FlagRecorder;

  constructor(
    work: UnitOfWork,
    outbox: OutboxWriter,
    private readonly directory: DirectoryService,
    vault: RecordVault,
    @Optional() watch?: ExchangeWatch,
  ) {
    const sealer = new FlagSealer(outbox, vault, (flag, now) => this.decide(flag, now));
    this.recorder = new FlagRecorder(work, outbox, vault, sealer, watch?.onGroupCommit);
  }

  preview(caller: Principal, flag: FlagRequest): FlagPlan {
    authorise(caller, 'flag.preview');
    return describePlan(flag, this.decide(flag, Date.now()));
  }

  /**
   * @param key the client's idempotency key: the same key and flag get the same answer and one effect
   * @throws EnlaceError `idempotency-key-reused`, or what `planFlag` refuses; nothing is stored then
   */
  async create(caller: Principal, flag: FlagRequest, key: string): Promise<FlagCreated> {
    authorise(caller, 'flag.create');
    const digest = hash('sha256', `${key}\n${JSON.stringify(flag)}`, 'base64url');
    return this.recorder.record({ officer: caller.actor, key, digest, flag });
  }

  private decide(flag: FlagRequest, now: number): FlagDecision {
    return planFlag(flag, { now, connected: (agency) => this.directory.isConnected(agency) });
  }
}
