function _ts_decorate(decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") {
        r = Reflect.decorate(decorators, target, key, desc);
    } else {
        for(var i = decorators.length - 1; i >= 0; i--){
            if (d = decorators[i]) {
                r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
            }
        }
    }
    return c > 3 && r && Object.defineProperty(target, key, r), r;
}
import { Module } from "@nestjs/common";
import { Departures, HistoryPruner, INBOUND_HANDLERS, InboxProcessor, OutboxRelay, OutboxWriter, StartLedger, UnitOfWork, indexHandlers } from "../../../outbox/src/index.js";
import { HealthController, MetricsRegistry, createDataSource, createLoggingModule, openDatabase } from "../../../platform/src/index.js";
import { BullMqClient } from "../../../transport/src/index.js";
import { DataSource } from "typeorm";
import { ACCESS_PROVIDERS } from "../access/access.providers.js";
import { LoginController } from "../http/login.controller.js";
import { ExchangeWatch } from "../operations/exchange.watch.js";
import { MetricsController } from "../operations/metrics.controller.js";
import { observeHandlers } from "../operations/observed.handler.js";
import { observeSender } from "../operations/observed.sender.js";
import { OpenWorkReader } from "../operations/open.work.reader.js";
import { createOperations } from "../operations/operations.providers.js";
import { MailroomController } from "../http/mailroom.controller.js";
import { createMailroom } from "../mailroom/mailroom.providers.js";
import { DirectoryKeysController } from "./directory.keys.controller.js";
import { InboundController } from "./inbound.controller.js";
import { KeyWatch } from "./key.watch.js";
import { MESSAGE_CODEC, createCodec } from "./party.codec.js";
import { PARTY_CONFIG } from "./party.config.js";
import { PartyLifecycle } from "./party.lifecycle.js";
import { RelayLog } from "./relay.log.js";
export class PartyModule {
    static register(options) {
        const { config } = options;
        // One transaction at a time takes more messages along than two at once, and the log of the audit has one head.
        const inboxOptions = {
            ordered: options.ordered,
            parallel: 1,
            now: Date.now
        };
        return {
            module: PartyModule,
            global: true,
            imports: [
                createLoggingModule(config.logLevel),
                ...options.handlers.imports ?? []
            ],
            controllers: [
                InboundController,
                HealthController,
                MetricsController,
                DirectoryKeysController,
                MailroomController,
                ...config.oidc ? [
                    LoginController
                ] : []
            ],
            providers: [
                {
                    provide: PARTY_CONFIG,
                    useValue: config
                },
                {
                    provide: MESSAGE_CODEC,
                    useValue: options.codec ?? createCodec(config.ring, config.directory)
                },
                {
                    provide: DataSource,
                    useFactory: async ()=>{
                        await options.prepareDatabase?.();
                        const dataSource = createDataSource({
                            url: config.databaseUrl,
                            poolSize: config.databasePool,
                            applicationName: `enlace-${config.party}`,
                            migrations: options.migrations
                        });
                        await openDatabase(dataSource, config.migrations);
                        return dataSource;
                    }
                },
                Departures,
                RelayLog,
                KeyWatch,
                ...ACCESS_PROVIDERS,
                PartyLifecycle,
                {
                    provide: BullMqClient,
                    useFactory: ()=>new BullMqClient({
                            broker: config.broker
                        })
                },
                {
                    provide: UnitOfWork,
                    inject: [
                        DataSource,
                        Departures
                    ],
                    useFactory: (dataSource, departures)=>new UnitOfWork(dataSource, departures)
                },
                {
                    provide: OutboxWriter,
                    inject: [
                        MESSAGE_CODEC,
                        Departures
                    ],
                    useFactory: (codec, departures)=>new OutboxWriter(codec, departures, config.retry)
                },
                {
                    provide: OutboxRelay,
                    inject: [
                        DataSource,
                        BullMqClient,
                        Departures,
                        RelayLog,
                        ExchangeWatch
                    ],
                    useFactory: (dataSource, client, departures, log, watch)=>new OutboxRelay(dataSource, observeSender(client, watch), departures, {
                            party: config.party,
                            retry: config.retry,
                            batch: 400,
                            pollMilliseconds: config.pollMilliseconds,
                            onError: log.failure,
                            overdueAttempts: config.limits.overdueAttempts,
                            observer: watch
                        })
                },
                {
                    provide: HistoryPruner,
                    inject: [
                        DataSource,
                        RelayLog
                    ],
                    useFactory: (dataSource, log)=>new HistoryPruner(dataSource, {
                            days: config.historyDays,
                            now: Date.now,
                            onError: log.failure
                        })
                },
                ...options.handlers.providers,
                ...createMailroom(config, options.holdings),
                {
                    provide: InboxProcessor,
                    inject: [
                        MESSAGE_CODEC,
                        DataSource,
                        UnitOfWork,
                        OutboxWriter,
                        INBOUND_HANDLERS,
                        ExchangeWatch
                    ],
                    useFactory: (codec, dataSource, work, outbox, handlers, watch)=>{
                        const index = indexHandlers(observeHandlers(handlers, watch), options.inbound);
                        const starts = new StartLedger(dataSource);
                        return new InboxProcessor(codec, work, outbox, index, starts, {
                            ...inboxOptions,
                            observer: watch
                        });
                    }
                },
                ...createOperations(config, options.checks)
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
                ...options.handlers.exports ?? []
            ]
        };
    }
}
PartyModule = _ts_decorate([
    Module({})
], PartyModule);

//# sourceMappingURL=party.module.js.map