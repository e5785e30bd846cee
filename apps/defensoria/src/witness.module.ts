import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import {
  ACCESS_PROVIDERS,
  AccessSession1764400000000,
  LoginController,
  MetricsController,
  MetricsService,
  PARTY_CONFIG,
  startParty,
  type RunningParty,
} from '@enlace/agency';
import {
  HEALTH_CHECKS,
  HealthController,
  MetricsRegistry,
  createDataSource,
  createLoggingModule,
  openDatabase,
  type Environment,
} from '@enlace/platform';
import type { FastifyInstance } from 'fastify';
import { DataSource } from 'typeorm';
import { AlarmController } from './alarm/alarm.controller.js';
import { AlarmService } from './alarm/alarm.service.js';
import { createWitnessHealth } from './alarm/alarm.watch.js';
import { Witness1764500000000 } from './migrations/1764500000000-witness.migration.js';
import { WITNESS_CONFIG, loadWitnessConfig, type WitnessConfig } from './witness.config.js';
import { CheckpointWitness } from './witness/checkpoint.witness.js';
import { readTextToo } from './witness/text.body.js';
import { WitnessController } from './witness/witness.controller.js';

export const WITNESS_MIGRATIONS = [AccessSession1764400000000, Witness1764500000000];

/** The Ombudsman as a witness of the audit log. It has no queue and no key of a case: it holds no personal data at all. */
@Module({})
export class WitnessModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(DataSource) private readonly dataSource: DataSource,
  ) {}

  onModuleInit(): void {
    readTextToo(this.host.httpAdapter.getInstance<FastifyInstance>());
  }

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }

  static of(config: WitnessConfig): DynamicModule {
    return {
      module: WitnessModule,
      imports: [createLoggingModule(config.logLevel)],
      controllers: [
        WitnessController,
        AlarmController,
        HealthController,
        MetricsController,
        ...(config.oidc ? [LoginController] : []),
      ],
      providers: [
        { provide: WITNESS_CONFIG, useValue: config },
        // Who may come in is all that is asked of it.
        { provide: PARTY_CONFIG, useValue: config },
        ...ACCESS_PROVIDERS,
        { provide: DataSource, useFactory: () => open(config) },
        AlarmService,
        CheckpointWitness,
        MetricsRegistry,
        MetricsService,
        { provide: HEALTH_CHECKS, inject: [DataSource, MetricsRegistry], useFactory: createWitnessHealth },
      ],
    };
  }
}

async function open(config: WitnessConfig): Promise<DataSource> {
  const dataSource = createDataSource({
    url: config.databaseUrl,
    poolSize: config.databasePool,
    applicationName: 'enlace-defensoria',
    migrations: WITNESS_MIGRATIONS,
  });
  await openDatabase(dataSource, config.migrations);
  return dataSource;
}

/** Boots the witness: HTTP alone. @throws ConfigurationError naming every fault of the environment */
export async function startWitness(env: Environment = process.env): Promise<RunningParty> {
  const config = loadWitnessConfig(env);
  return startParty(WitnessModule.of(config), config, 'Enlace: Defensoría, testigo del registro');
}
