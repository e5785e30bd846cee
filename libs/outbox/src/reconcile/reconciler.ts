import type { PartyId } from '@enlace/contracts';
import type { EntityManager } from 'typeorm';
import type { OutboxWriter } from '../outbox/outbox.writer.js';
import type { UnitOfWork } from '../outbox/unit.of.work.js';
import { INBOX_SET, dayOf, emptySum, sumSet, type SetSum } from './message.set.js';
import { openKeys } from './open.keys.js';
import type { ReconcileOptions } from './reconcile.handler.js';
import { draftReconciled } from './reconciled.draft.js';

/** Days that are compared; a backup that is older is not restored into a running exchange. */
const DAYS = 30;
/** Days that still change in the ordinary run of things: today's and yesterday's, each time. */
const LIVELY = 2;

/**
 * Tells each sender what this party has of it. What it said last is kept in memory alone, because a restored backup would
 * bring the memory back with the loss: after a start every day is told once, and then what changed.
 */
export class Reconciler {
  private readonly told = new Map<string, string>();
  private round = 0;

  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxWriter,
    private readonly senders: readonly PartyId[],
    private readonly options: ReconcileOptions,
  ) {}

  async run(): Promise<void> {
    const { now, settle } = this.options;
    const cut = new Date(now() - settle);
    const days = this.daysOf(cut.getTime());
    for (const sender of this.senders) {
      const changed = await this.work.run(async (tx) => {
        const ranges = await this.changedOf(sender, days, cut, tx);
        if (ranges.length > 0) {
          const summary = { step: 'summary', cut: cut.toISOString(), ranges } as const;
          await this.outbox.post([draftReconciled(sender, summary, now())], tx);
        }
        if (this.options.rotating?.(sender) === true) {
          const open = { step: 'open', keys: await openKeys(sender, tx) } as const;
          await this.outbox.post([draftReconciled(sender, open, now())], tx);
        }
        return ranges;
      });
      for (const range of changed) this.told.set(`${sender} ${range.day}`, `${range.count} ${range.sum}`);
    }
    for (const key of this.told.keys())
      if (key.slice(-10) < dayOf(cut.getTime(), DAYS)) this.told.delete(key);
    this.round += 1;
  }

  /** All at first, later the lively ones and one older in turn: what is long past changes by accident only. */
  private daysOf(now: number): string[] {
    if (this.round === 0) return Array.from({ length: DAYS }, (_, ago) => dayOf(now, ago));
    const older = LIVELY + (this.round % (DAYS - LIVELY));
    return [...Array.from({ length: LIVELY }, (_, ago) => dayOf(now, ago)), dayOf(now, older)];
  }

  private async changedOf(
    sender: PartyId,
    days: readonly string[],
    cut: Date,
    tx: EntityManager,
  ): Promise<SetSum[]> {
    const changed: SetSum[] = [];
    for (const day of days) {
      const range = { day, prefix: '' };
      const [sum = emptySum(range)] = await sumSet(
        this.options.holdings ?? INBOX_SET,
        sender,
        range,
        cut,
        tx,
      );
      const before = this.told.get(`${sender} ${day}`);
      // A new day of which nothing came is no news; one that had something is.
      const known = before ?? (this.round > 0 ? `0 ${emptySum(range).sum}` : undefined);
      if (known !== `${sum.count} ${sum.sum}`) changed.push(sum);
    }
    return changed;
  }
}
