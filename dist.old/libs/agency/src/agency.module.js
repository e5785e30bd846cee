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
import { AGENCIES, AGENCY_INBOUND, EnlaceError } from "../../contracts/src/index.js";
import { ROUTING_RULES, checkDisclosure, checkLifecycle, checkRouting } from "../../referral/src/index.js";
import { RecordVault } from "../../security/src/index.js";
import { AmendmentService } from "./commands/amendment.service.js";
import { ErasureService } from "./commands/erasure.service.js";
import { FlagService } from "./commands/flag.service.js";
import { ReferralService } from "./commands/referral.service.js";
import { WithdrawalService } from "./commands/withdrawal.service.js";
import { DirectoryService } from "./directory/directory.service.js";
import { EmergencyService } from "./emergency/emergency.service.js";
import { SHARED_RECORDS, createHandlers } from "./handlers/handler.providers.js";
import { AmendmentController } from "./http/amendment.controller.js";
import { DirectoryController } from "./http/directory.controller.js";
import { EmergencyController } from "./http/emergency.controller.js";
import { ErasureController, FlagErasureController } from "./http/erasure.controller.js";
import { FlagController } from "./http/flag.controller.js";
import { NoticeController } from "./http/notice.controller.js";
import { ReferralController } from "./http/referral.controller.js";
import { RetentionController } from "./http/retention.controller.js";
import { FlagWithdrawalController, ReferralWithdrawalController } from "./http/withdrawal.controller.js";
import { AGENCY_MIGRATIONS } from "./migrations/agency.migrations.js";
import { createDemandCheck } from "./operations/demand.check.js";
import { DemandMetrics } from "./operations/demand.metrics.js";
import { NoticeService } from "./operations/notice.service.js";
import { startParty } from "./party/party.boot.js";
import { loadPartyConfig } from "./party/party.config.js";
import { PartyModule } from "./party/party.module.js";
import { RetentionService } from "./retention/retention.service.js";
import { DataKeyRotation } from "./store/data.key.rotation.js";
import { FiguresReader } from "./store/figures.reader.js";
import { ReferralReader } from "./store/referral.reader.js";
const FLAGGING = [
    FlagController,
    AmendmentController,
    FlagWithdrawalController,
    FlagErasureController
];
export class AgencyModule {
    static register(profile, config) {
        checkLifecycle();
        checkRouting(ROUTING_RULES);
        checkDisclosure();
        const party = PartyModule.register({
            config,
            migrations: AGENCY_MIGRATIONS,
            inbound: AGENCY_INBOUND,
            ordered: true,
            checks: (dataSource)=>[
                    createDemandCheck(dataSource, config.limits.demandHours)
                ],
            handlers: {
                providers: createHandlers(profile, vaultOf(config)),
                exports: SHARED_RECORDS
            }
        });
        return {
            module: AgencyModule,
            imports: [
                party
            ],
            controllers: [
                ...AGENCIES[profile.id].flags ? FLAGGING : [],
                ReferralController,
                ReferralWithdrawalController,
                ErasureController,
                RetentionController,
                DirectoryController,
                EmergencyController,
                NoticeController
            ],
            providers: [
                FlagService,
                AmendmentService,
                ReferralService,
                ReferralReader,
                FiguresReader,
                DirectoryService,
                DataKeyRotation,
                ErasureService,
                WithdrawalService,
                RetentionService,
                DemandMetrics,
                EmergencyService,
                NoticeService
            ],
            exports: [
                FlagService,
                ReferralService
            ]
        };
    }
}
AgencyModule = _ts_decorate([
    Module({})
], AgencyModule);
/** Only the audit keeps nothing of persons. */ function vaultOf({ dataKeys }) {
    if (dataKeys) return new RecordVault(dataKeys);
    throw new EnlaceError('configuration-invalid', 'An agency keeps records of persons and was given no key to seal them with. Set DATA_KEYS_FILE or DATA_KEYS.');
}
/** Starts an agency from its profile and the environment. */ export async function startAgency(profile, env) {
    const config = loadPartyConfig(profile.id, env);
    return startParty(AgencyModule.register(profile, config), config, `Enlace – ${AGENCIES[profile.id].short}`);
}

//# sourceMappingURL=agency.module.js.map