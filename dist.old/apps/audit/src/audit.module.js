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
import { AccessSession1764400000000, PartyModule, createCodec, startParty } from "../../../libs/agency/src/index.js";
import { EVENT_TYPES } from "../../../libs/contracts/src/index.js";
import { Acknowledgement1764700000000, INBOUND_HANDLERS, Outbox1764000000000, PlainBody1764800000000, KeyStatement1764600000000, Reconcile1764200000000, ReconcileHandler, Replay1764100000000 } from "../../../libs/outbox/src/index.js";
import { DataSource } from "typeorm";
import { loadAuditConfig } from "./audit.config.js";
import { createBlindCodec } from "./ingest/blind.codec.js";
import { EvidenceController } from "./evidence/evidence.controller.js";
import { EvidenceService } from "./evidence/evidence.service.js";
import { ExportRecorder } from "./evidence/export.recorder.js";
import { PublicKeys } from "./evidence/public.keys.js";
import { IngestHandler } from "./ingest/ingest.handler.js";
import { CheckpointPublisher } from "./log/checkpoint.publisher.js";
import { CheckpointService } from "./log/checkpoint.service.js";
import { checkLog } from "./log/log.checker.js";
import { LogSigner } from "./log/log.signer.js";
import { ProofService } from "./log/proof.service.js";
import { AuditLog1764000000001 } from "./migrations/1764000000001-audit-log.migration.js";
import { Partitions1764500100000 } from "./migrations/1764500100000-partitions.migration.js";
import { NodeRun1764900000000 } from "./migrations/1764900000000-node-run.migration.js";
import { WitnessLease1764500200000 } from "./migrations/1764500200000-witness-lease.migration.js";
import { Witnessed1764500000000 } from "./migrations/1764500000000-witnessed.migration.js";
import { EntryService } from "./query/entry.service.js";
import { LogController } from "./query/log.controller.js";
import { migrateAsOwner } from "./store/log.owner.js";
import { LogUpkeep } from "./upkeep/log.upkeep.js";
import { LEAF_SET } from "./store/leaf.set.js";
import { WitnessAsker } from "./witness/witness.asker.js";
import { WitnessLoop } from "./witness/witness.loop.js";
import { watchWitness } from "./witness/witness.watch.js";
const LOG_CHECKED = Symbol('LOG_CHECKED');
export const AUDIT_MIGRATIONS = [
    Outbox1764000000000,
    AuditLog1764000000001,
    Replay1764100000000,
    Reconcile1764200000000,
    AccessSession1764400000000,
    Witnessed1764500000000,
    KeyStatement1764600000000,
    Partitions1764500100000,
    WitnessLease1764500200000,
    Acknowledgement1764700000000,
    PlainBody1764800000000,
    NodeRun1764900000000
];
export class AuditModule {
    static register(env = process.env) {
        return AuditModule.of(loadAuditConfig(env));
    }
    static of({ party, directoryFile, ownerUrl, witness }) {
        // Where the owner is another, it migrates, and the service finds the schema as it must be or does not start.
        const config = ownerUrl === undefined ? party : {
            ...party,
            migrations: 'refuse'
        };
        const codec = createCodec(config.ring, config.directory);
        const base = PartyModule.register({
            config,
            migrations: AUDIT_MIGRATIONS,
            ...ownerUrl !== undefined && {
                prepareDatabase: ()=>migrateAsOwner(ownerUrl, config.databaseUrl, AUDIT_MIGRATIONS)
            },
            inbound: EVENT_TYPES,
            // The log keeps what came as it came; to wait for a predecessor would leave a message unproven.
            ordered: false,
            holdings: LEAF_SET,
            checks: (dataSource, metrics)=>watchWitness(witness, dataSource, metrics),
            codec: createBlindCodec(codec),
            handlers: {
                providers: [
                    {
                        provide: INBOUND_HANDLERS,
                        inject: [
                            ReconcileHandler
                        ],
                        useFactory: (reconciliation)=>[
                                new IngestHandler(reconciliation)
                            ]
                    }
                ]
            }
        });
        return {
            module: AuditModule,
            imports: [
                base
            ],
            controllers: [
                LogController,
                EvidenceController
            ],
            providers: [
                CheckpointPublisher,
                CheckpointService,
                EntryService,
                LogUpkeep,
                EvidenceService,
                ProofService,
                {
                    provide: ExportRecorder,
                    inject: [
                        DataSource
                    ],
                    useFactory: (db)=>new ExportRecorder(db, codec)
                },
                {
                    provide: PublicKeys,
                    inject: [
                        LogSigner
                    ],
                    useFactory: (signer)=>new PublicKeys(directoryFile, signer, witness?.key)
                },
                // While the app is made, so that no job is taken by a log that must not grow.
                {
                    provide: LOG_CHECKED,
                    inject: [
                        DataSource
                    ],
                    useFactory: checkOrClose
                },
                {
                    provide: LogSigner,
                    useFactory: ()=>new LogSigner(config.ring)
                },
                {
                    provide: WitnessAsker,
                    inject: [
                        DataSource,
                        CheckpointPublisher,
                        LogSigner
                    ],
                    useFactory: (db, publisher, signer)=>new WitnessAsker(db, publisher, signer, witness)
                },
                {
                    provide: WitnessLoop,
                    inject: [
                        WitnessAsker
                    ],
                    useFactory: (asker)=>new WitnessLoop(asker, witness?.every ?? 30_000)
                }
            ]
        };
    }
}
AuditModule = _ts_decorate([
    Module({})
], AuditModule);
/** A boot that is refused leaves no connection behind: the sandbox runs several parties in one process. */ async function checkOrClose(dataSource) {
    try {
        await checkLog(dataSource);
    } catch (fault) {
        await dataSource.destroy();
        throw fault;
    }
}
/** Boots the audit: HTTP, queue, relay. @throws ConfigurationError naming every fault of the environment */ export async function startAudit(env = process.env) {
    const config = loadAuditConfig(env);
    return startParty(AuditModule.of(config), config.party, 'Enlace: auditoría');
}

//# sourceMappingURL=audit.module.js.map