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
function _ts_metadata(metadataKey, metadataValue) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") {
        return Reflect.metadata(metadataKey, metadataValue);
    }
}
function _ts_param(paramIndex, decorator) {
    return function(target, key) {
        decorator(target, key, paramIndex);
    };
}
import { Inject, Module } from "@nestjs/common";
import { HttpAdapterHost } from "@nestjs/core";
import { ACCESS_PROVIDERS, AccessSession1764400000000, LoginController, MetricsController, MetricsService, PARTY_CONFIG, startParty } from "../../../libs/agency/src/index.js";
import { HEALTH_CHECKS, HealthController, MetricsRegistry, createDataSource, createLoggingModule, openDatabase } from "../../../libs/platform/src/index.js";
import { DataSource } from "typeorm";
import { AlarmController } from "./alarm/alarm.controller.js";
import { AlarmService } from "./alarm/alarm.service.js";
import { createWitnessHealth } from "./alarm/alarm.watch.js";
import { Witness1764500000000 } from "./migrations/1764500000000-witness.migration.js";
import { WITNESS_CONFIG, loadWitnessConfig } from "./witness.config.js";
import { CheckpointWitness } from "./witness/checkpoint.witness.js";
import { readTextToo } from "./witness/text.body.js";
import { WitnessController } from "./witness/witness.controller.js";
export const WITNESS_MIGRATIONS = [
    AccessSession1764400000000,
    Witness1764500000000
];
export class WitnessModule {
    constructor(host, dataSource){
        this.host = host;
        this.dataSource = dataSource;
    }
    onModuleInit() {
        readTextToo(this.host.httpAdapter.getInstance());
    }
    async onApplicationShutdown() {
        await this.dataSource.destroy();
    }
    static of(config) {
        return {
            module: WitnessModule,
            imports: [
                createLoggingModule(config.logLevel)
            ],
            controllers: [
                WitnessController,
                AlarmController,
                HealthController,
                MetricsController,
                ...config.oidc ? [
                    LoginController
                ] : []
            ],
            providers: [
                {
                    provide: WITNESS_CONFIG,
                    useValue: config
                },
                // Who may come in is all that is asked of it.
                {
                    provide: PARTY_CONFIG,
                    useValue: config
                },
                ...ACCESS_PROVIDERS,
                {
                    provide: DataSource,
                    useFactory: ()=>open(config)
                },
                AlarmService,
                CheckpointWitness,
                MetricsRegistry,
                MetricsService,
                {
                    provide: HEALTH_CHECKS,
                    inject: [
                        DataSource,
                        MetricsRegistry
                    ],
                    useFactory: createWitnessHealth
                }
            ]
        };
    }
}
WitnessModule = _ts_decorate([
    Module({}),
    _ts_param(1, Inject(DataSource)),
    _ts_metadata("design:type", Function),
    _ts_metadata("design:paramtypes", [
        typeof HttpAdapterHost === "undefined" ? Object : HttpAdapterHost,
        typeof DataSource === "undefined" ? Object : DataSource
    ])
], WitnessModule);
async function open(config) {
    const dataSource = createDataSource({
        url: config.databaseUrl,
        poolSize: config.databasePool,
        applicationName: 'enlace-defensoria',
        migrations: WITNESS_MIGRATIONS
    });
    await openDatabase(dataSource, config.migrations);
    return dataSource;
}
/** Boots the witness: HTTP alone. @throws ConfigurationError naming every fault of the environment */ export async function startWitness(env = process.env) {
    const config = loadWitnessConfig(env);
    return startParty(WitnessModule.of(config), config, 'Enlace: Defensoría, testigo del registro');
}

//# sourceMappingURL=witness.module.js.map