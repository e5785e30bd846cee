import type { Provider } from '@nestjs/common';
import { PARTY_IDS, type PartyId } from '@enlace/contracts';
import { OutboxRelay } from '@enlace/outbox';
import { HEALTH_CHECKS, MetricsRegistry, type HealthCheck } from '@enlace/platform';
import { BullMqClient } from '@enlace/transport';
import { DataSource } from 'typeorm';
import type { PartyConfig } from '../party/party.config.js';
import { ExchangeWatch } from './exchange.watch.js';
import { createHealthChecks } from './health.checks.js';
import { exposeHealth } from './health.metrics.js';
import { PARTY } from './label.sets.js';
import { MetricsService } from './metrics.service.js';
import { exposeOpenWork } from './open.work.metrics.js';
import { readOpenWork } from './open.work.js';
import { OpenWorkReader } from './open.work.reader.js';

/** Checks that only some parties have; they may show metrics of their own. */
export type FurtherChecks = (dataSource: DataSource, metrics: MetricsRegistry) => HealthCheck[];

/** What operators see of one party: metrics, health and the lines of the log that ask for a person. */
export function createOperations(
  { party, directory, limits }: PartyConfig,
  further: FurtherChecks = () => [],
): Provider[] {
  const peers = PARTY_IDS.filter((id) => id !== party && directory.has(id));
  return [
    MetricsRegistry,
    MetricsService,
    ExchangeWatch,
    {
      provide: OpenWorkReader,
      inject: [DataSource, MetricsRegistry],
      useFactory: (dataSource: DataSource, metrics: MetricsRegistry) => {
        const reader = new OpenWorkReader(() => readOpenWork(dataSource, limits.overdueAttempts));
        exposeOpenWork(metrics, reader, peers);
        return reader;
      },
    },
    {
      provide: HEALTH_CHECKS,
      inject: [DataSource, BullMqClient, OutboxRelay, OpenWorkReader, MetricsRegistry],
      useFactory: (
        dataSource: DataSource,
        client: BullMqClient,
        relay: OutboxRelay,
        openWork: OpenWorkReader,
        metrics: MetricsRegistry,
      ): HealthCheck[] => {
        const openCircuits = (): ReadonlySet<PartyId> => relay.openCircuits;
        const checks = [
          ...createHealthChecks({ dataSource, client, openWork, openCircuits, ...limits }),
          ...further(dataSource, metrics),
        ];
        exposeHealth(metrics, checks);
        exposeCircuits(metrics, peers, openCircuits);
        return checks;
      },
    },
  ];
}

function exposeCircuits(
  metrics: MetricsRegistry,
  peers: readonly PartyId[],
  openCircuits: () => ReadonlySet<PartyId>,
): void {
  metrics.gauge(
    {
      name: 'enlace_circuit_open',
      help: '1 while a destination gets one copy now and then, because it does not answer.',
      labels: { destination: PARTY },
    },
    () =>
      peers.map((destination) => ({
        labels: { destination },
        value: openCircuits().has(destination) ? 1 : 0,
      })),
  );
}
