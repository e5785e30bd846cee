import 'reflect-metadata';
import type { EventData } from '@enlace/contracts';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Worker } from 'bullmq';
import { DataSource } from 'typeorm';
import { answer } from '../../support/process/command.server.js';
import { NAIVE_DATABASE } from './naive.database.js';
import { naiveStore } from './naive.store.js';

type Requested = EventData<'referral.requested.v1'>;

@Injectable()
class NaiveArrivals {
  private readonly store = naiveStore();

  constructor(private readonly database: DataSource) {}

  receive(referral: Requested): Promise<void> {
    const record = { agency: 'senafront', actor: 'senafront', action: 'referral.arrived', referral };
    return this.database.transaction((tx) => this.store.insertReferral(record, tx));
  }
}

@Module({ providers: [NAIVE_DATABASE, NaiveArrivals] })
class NaiveReceiverModule {}

const app = await NestFactory.createApplicationContext(NaiveReceiverModule, { logger: ['error'] });
const arrivals = app.get(NaiveArrivals);
let seen = 0;
let expected = 0;
let reached = (): void => undefined;

const worker = new Worker<Requested, void>(
  'naive',
  async ({ data }) => {
    await arrivals.receive(data);
    seen += 1;
    if (seen === expected) reached();
  },
  { concurrency: 50, connection: { url: process.env['REDIS_URL'] ?? '', maxRetriesPerRequest: null } },
);

answer('ready', () => worker.waitUntilReady().then(() => true));
answer('receive', (count: number) => {
  seen = 0;
  expected = count;
  return new Promise<void>((resolve) => {
    reached = resolve;
  });
});
