import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import type { EventType } from '@enlace/contracts';
import {
  Departures,
  HistoryPruner,
  INBOUND_HANDLERS,
  InboxProcessor,
  OutboxRelay,
  OutboxWriter,
  StartLedger,
  UnitOfWork,
  indexHandlers,
  type InboundHandler,
  type InboxOptions,
  type MessageCodec,
  type MessageSet,
} from '@enlace/outbox';
import {
  HealthController,
  MetricsRegistry,
  createDataSource,
  createLoggingModule,
  openDatabase,
  type DatabaseOptions,
} from '@enlace/platform';
import { BullMqClient } from '@enlace/transport';
import { DataSource } from 'typeorm';
import { ACCESS_PROVIDERS } from '../access/access.providers.js';
import { LoginController } from '../http/login.controller.js';
import { ExchangeWatch } from '../operations/exchange.watch.js';
import { MetricsController } from '../operations/metrics.controller.js';
import { observeHandlers } from '../operations/observed.handler.js';
import { observeSender } from '../operations/observed.sender.js';
import { OpenWorkReader } from '../operations/open.work.reader.js';
import { createOperations, type FurtherChecks } from '../operations/operations.providers.js';
import { MailroomController } from '../http/mailroom.controller.js';
import { createMailroom } from '../mailroom/mailroom.providers.js';
import { DirectoryKeysController } from './directory.keys.controller.js';
import { InboundController } from './inbound.controller.js';
import { KeyWatch } from './key.watch.js';
import { MESSAGE_CODEC, createCodec } from './party.codec.js';
import { PARTY_CONFIG, type PartyConfig } from './party.config.js';
import { PartyLifecycle } from './party.lifecycle.js';
import { RelayLog } from './relay.log.js';

export interface PartyOptions {
  readonly config: PartyConfig;
  readonly migrations: DatabaseOptions['migrations'];
  /** Types that must have a handler; checked at boot. */
  readonly inbound: readonly EventType[];
  readonly ordered: boolean;
  /** The audit opens nothing. @defaultValue the codec of the key ring */
  readonly codec?: MessageCodec;
  /** What the party has of a sender. @defaultValue its inbox */
  readonly holdings?: MessageSet;
  /** What must be done to the database before the party connects to it, such as migrating it under another role. */
  readonly prepareDatabase?: () => Promise<void>;
  /** What else must be well, besides what every party stands on. */
  readonly checks?: FurtherChecks;
  /** The providers of `INBOUND_HANDLERS` and all they need. */
  readonly handlers: {
    readonly imports?: DynamicModule['imports'];
    readonly providers: Provider[];
    /** Those of them that others use as well. */
    readonly exports?: DynamicModule['exports'];
  };
}

/** What every party of the exchange stands on, agency or audit: database, keys, outbox, relay, inbox, broker. */
@Module({})
export class PartyModule {
  static register(options: PartyOptions): DynamicModule {
    const { config } = options;
    // One transaction at a time takes more messages along than two at once, and the log of the audit has one head.
    const inboxOptions: InboxOptions = { ordered: options.ordered, parallel: 1, now: Date.now };
    return {
      module: PartyModule,
      global: true,
      imports: [createLoggingModule(config.logLevel), ...(options.handlers.imports ?? [])],
      controllers: [
        InboundController,
        HealthController,
        MetricsController,
        DirectoryKeysController,
        MailroomController,
        ...(config.oidc ? [LoginController] : []),
      ],
      providers: [
        { provide: PARTY_CONFIG, useValue: config },
        { provide: MESSAGE_CODEC, useValue: options.codec ?? createCodec(config.ring, config.directory) },
        {
          provide: DataSource,
          useFactory: async () => {
            await options.prepareDatabase?.();
            const dataSource = createDataSource({
              url: config.databaseUrl,
              poolSize: config.databasePool,
              applicationName: `enlace-${config.party}`,
              migrations: options.migrations,
            });
            await openDatabase(dataSource, config.migrations);
            return dataSource;
          },
        },
        Departures,
        RelayLog,
        KeyWatch,
        ...ACCESS_PROVIDERS,
        PartyLifecycle,
        { provide: BullMqClient, useFactory: () => new BullMqClient({ broker: config.broker }) },
        {
          provide: UnitOfWork,
          inject: [DataSource, Departures],
          useFactory: (dataSource: DataSource, departures: Departures) =>
            new UnitOfWork(dataSource, departures),
        },
        {
          provide: OutboxWriter,
          inject: [MESSAGE_CODEC, Departures],
          useFactory: (codec: MessageCodec, departures: Departures) =>
            new OutboxWriter(codec, departures, config.retry),
        },
        {
          provide: OutboxRelay,
          inject: [DataSource, BullMqClient, Departures, RelayLog, ExchangeWatch],
          useFactory: (
            dataSource: DataSource,
            client: BullMqClient,
            departures: Departures,
            log: RelayLog,
            watch: ExchangeWatch,
          ) =>
            new OutboxRelay(dataSource, observeSender(client, watch), departures, {
              party: config.party,
              retry: config.retry,
              batch: 400,
              pollMilliseconds: config.pollMilliseconds,
              onError: log.failure,
              overdueAttempts: config.limits.overdueAttempts,
              observer: watch,
            }),
        },
        {
          provide: HistoryPruner,
          inject: [DataSource, RelayLog],
          useFactory: (dataSource: DataSource, log: RelayLog) =>
            new HistoryPruner(dataSource, {
              days: config.historyDays,
              now: Date.now,
              onError: log.failure,
            }),
        },
        ...options.handlers.providers,
        ...createMailroom(config, options.holdings),
        {
          provide: InboxProcessor,
          inject: [MESSAGE_CODEC, DataSource, UnitOfWork, OutboxWriter, INBOUND_HANDLERS, ExchangeWatch],
          useFactory: (
            codec: MessageCodec,
            dataSource: DataSource,
            work: UnitOfWork,
            outbox: OutboxWriter,
            handlers: InboundHandler[],
            watch: ExchangeWatch,
          ) => {
            const index = indexHandlers(observeHandlers(handlers, watch), options.inbound);
            const starts = new StartLedger(dataSource);
            return new InboxProcessor(codec, work, outbox, index, starts, {
              ...inboxOptions,
              observer: watch,
            });
          },
        },
        ...createOperations(config, options.checks),
      ],
      exports: [
        PARTY_CONFIG,
        MESSAGE_CODEC,
        DataSource,
        Departures,
        ExchangeWatch,
        MetricsRegistry,
        OpenWorkReader,
        UnitOfWork,
        OutboxWriter,
        ...ACCESS_PROVIDERS,
        InboxProcessor,
        ...(options.handlers.exports ?? []),
      ],
    };
  }
}
