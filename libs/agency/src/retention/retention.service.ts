import { Inject, Injectable } from '@nestjs/common';
import { EnlaceError, type RetentionRequest, type RetentionRun, type RetentionView } from '@enlace/contracts';
import { UnitOfWork } from '@enlace/outbox';
import { DataSource } from 'typeorm';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { ErasureRecorder } from '../commands/erasure.recorder.js';
import { ENDED } from '../commands/erasure.service.js';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';
import { insertDemands } from '../store/demand.store.js';
import { countDue, countDueFlags, lockDue, lockDueFlags, type Due } from './due.records.js';

/** Erases what an institution has decided to keep no longer, by the same erasure as by hand, when somebody says so. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly recorder: ErasureRecorder,
    @Inject(PARTY_CONFIG) private readonly config: Pick<PartyConfig, 'retentionDays'>,
  ) {}

  async read(caller: Principal): Promise<RetentionView> {
    authorise(caller, 'retention.read');
    const days = this.config.retentionDays;
    if (days === undefined) return { daysAfterEnd: null, due: 0, flags: 0, cases: [] };
    const cases = await countDue(dueFor(caller, days), this.dataSource);
    const flags = await countDueFlags(days, this.dataSource);
    return { daysAfterEnd: days, due: totalOf(cases), flags, cases };
  }

  /** Rehearses unless told not to. @throws EnlaceError `retention-not-set`; nothing changes then */
  async run(caller: Principal, { dryRun, limit }: RetentionRequest): Promise<RetentionRun> {
    authorise(caller, 'retention.run');
    const days = this.config.retentionDays;
    if (days === undefined) throw notSet();
    const due = dueFor(caller, days);
    return this.work.run(async (tx) => {
      const total = totalOf(await countDue(due, tx)) + (await countDueFlags(days, tx));
      if (dryRun) {
        const erased = Math.min(total, limit);
        return { dryRun, erased, left: total - erased };
      }
      const rows = await lockDue(due, limit, tx);
      const at = new Date();
      if (rows.length > 0) {
        const drafts = await this.recorder.record(rows, { reason: 'retention', actor: caller.actor, at }, tx);
        const demands = drafts.map(({ id, data }) => ({ caseCode: data.caseCode, messageId: id }));
        await insertDemands(
          demands.map((demand) => ({ ...demand, kind: 'erasure', askedAt: at })),
          tx,
        );
      }
      const flags = await lockDueFlags(days, limit - rows.length, tx);
      await this.recorder.recordFlags(flags, caller, tx);
      const erased = rows.length + flags.length;
      return { dryRun, erased, left: Math.max(0, total - erased) };
    });
  }
}

function dueFor({ office }: Principal, days: number): Due {
  return { days, ended: ENDED, office };
}

function totalOf(cases: RetentionView['cases']): number {
  return cases.reduce((sum, { count }) => sum + count, 0);
}

function notSet(): EnlaceError {
  return new EnlaceError(
    'retention-not-set',
    'This institution has not decided how long it keeps ended cases, so none is erased. RETENTION_DAYS says it.',
  );
}
