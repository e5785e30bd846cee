import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { NaiveOutbox } from './naive.tables.js';

const BATCH = 100;
const POLL_MS = 10;

/** The polling publisher of the textbooks: reads what waits, sends it, marks it; and looks again. */
@Injectable()
export class NaiveRelay {
  constructor(
    private readonly database: DataSource,
    private readonly queue: Queue,
  ) {}

  async relayForEver(): Promise<never> {
    for (;;) if ((await this.relay()) < BATCH) await delay(POLL_MS);
  }

  private relay(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const rows = await tx
        .createQueryBuilder(NaiveOutbox, 'outbox')
        .where('outbox.sentAt IS NULL')
        .orderBy('outbox.id')
        .limit(BATCH)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      if (rows.length === 0) return 0;
      const opts = { removeOnComplete: true, attempts: 3 };
      await this.queue.addBulk(rows.map(({ data }) => ({ name: 'referral.requested', data, opts })));
      await tx.update(
        NaiveOutbox,
        rows.map(({ id }) => id),
        { sentAt: new Date() },
      );
      return rows.length;
    });
  }
}
