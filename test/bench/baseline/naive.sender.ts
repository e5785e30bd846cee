import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { answer } from '../../support/process/command.server.js';
import { createFlag, createReferral } from '../bench.payload.js';
import { callConcurrently } from '../measure/load.driver.js';
import { NAIVE_DATABASE } from './naive.database.js';
import { NaiveRelay } from './naive.relay.js';
import { naiveStore } from './naive.store.js';

/** How a referral leaves: through an outbox; or straight to the queue, where a crash after the commit loses it. */
export type NaiveExit = 'outbox' | 'queue';

const OFFICER = 'officer.senafront';

@Injectable()
class NaiveFlags {
  private readonly flag = createFlag();
  private readonly store = naiveStore();

  constructor(
    private readonly database: DataSource,
    private readonly queue: Queue,
  ) {}

  async create(exit: NaiveExit): Promise<void> {
    const referral = createReferral(this.flag);
    await this.database.transaction(async (tx) => {
      await this.store.insertFlag(OFFICER, this.flag, tx);
      await this.store.insertReferral(
        { agency: 'onpar', actor: OFFICER, action: 'referral.requested', referral },
        tx,
      );
      if (exit === 'outbox') await this.store.insertOutbox(referral, tx);
    });
    if (exit === 'queue')
      await this.queue.add('referral.requested', referral, { removeOnComplete: true, attempts: 3 });
  }
}

const QUEUE = {
  provide: Queue,
  useFactory: () => new Queue('naive', { connection: { url: process.env['REDIS_URL'] ?? '' } }),
};

@Module({ providers: [NAIVE_DATABASE, QUEUE, NaiveFlags, NaiveRelay] })
class NaiveSenderModule {}

const app = await NestFactory.createApplicationContext(NaiveSenderModule, { logger: ['error'] });
const flags = app.get(NaiveFlags);

answer('send', ({ exit, count, callers }: { exit: NaiveExit; count: number; callers: number }) =>
  callConcurrently(count, callers, () => flags.create(exit)),
);
answer('relay', () => void app.get(NaiveRelay).relayForEver());
