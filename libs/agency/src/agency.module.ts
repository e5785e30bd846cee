import { Module, type DynamicModule } from '@nestjs/common';
import { AGENCIES, AGENCY_INBOUND, EnlaceError } from '@enlace/contracts';
import type { Environment } from '@enlace/platform';
import { ROUTING_RULES, checkDisclosure, checkLifecycle, checkRouting } from '@enlace/referral';
import { RecordVault } from '@enlace/security';
import type { AgencyProfile } from './agency.profile.js';
import { AmendmentService } from './commands/amendment.service.js';
import { ErasureService } from './commands/erasure.service.js';
import { FlagService } from './commands/flag.service.js';
import { ReferralService } from './commands/referral.service.js';
import { WithdrawalService } from './commands/withdrawal.service.js';
import { DirectoryService } from './directory/directory.service.js';
import { EmergencyService } from './emergency/emergency.service.js';
import { SHARED_RECORDS, createHandlers } from './handlers/handler.providers.js';
import { AmendmentController } from './http/amendment.controller.js';
import { DirectoryController } from './http/directory.controller.js';
import { EmergencyController } from './http/emergency.controller.js';
import { ErasureController, FlagErasureController } from './http/erasure.controller.js';
import { FlagController } from './http/flag.controller.js';
import { NoticeController } from './http/notice.controller.js';
import { ReferralController } from './http/referral.controller.js';
import { RetentionController } from './http/retention.controller.js';
import { FlagWithdrawalController, ReferralWithdrawalController } from './http/withdrawal.controller.js';
import { AGENCY_MIGRATIONS } from './migrations/agency.migrations.js';
import { createDemandCheck } from './operations/demand.check.js';
import { DemandMetrics } from './operations/demand.metrics.js';
import { NoticeService } from './operations/notice.service.js';
import { startParty, type RunningParty } from './party/party.boot.js';
import { loadPartyConfig, type PartyConfig } from './party/party.config.js';
import { PartyModule } from './party/party.module.js';
import { RetentionService } from './retention/retention.service.js';
import { DataKeyRotation } from './store/data.key.rotation.js';
import { FiguresReader } from './store/figures.reader.js';
import { ReferralReader } from './store/referral.reader.js';

const FLAGGING = [FlagController, AmendmentController, FlagWithdrawalController, FlagErasureController];

/** One agency of the exchange, whole. What is incomplete or contradicts itself stops it at boot. */
@Module({})
export class AgencyModule {
  static register(profile: AgencyProfile, config: PartyConfig): DynamicModule {
    checkLifecycle();
    checkRouting(ROUTING_RULES);
    checkDisclosure();
    const party = PartyModule.register({
      config,
      migrations: AGENCY_MIGRATIONS,
      inbound: AGENCY_INBOUND,
      ordered: true,
      checks: (dataSource) => [createDemandCheck(dataSource, config.limits.demandHours)],
      handlers: { providers: createHandlers(profile, vaultOf(config)), exports: SHARED_RECORDS },
    });
    return {
      module: AgencyModule,
      imports: [party],
      controllers: [
        ...(AGENCIES[profile.id].flags ? FLAGGING : []),
        ReferralController,
        ReferralWithdrawalController,
        ErasureController,
        RetentionController,
        DirectoryController,
        EmergencyController,
        NoticeController,
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
        NoticeService,
      ],
      exports: [FlagService, ReferralService],
    };
  }
}

/** Only the audit keeps nothing of persons. */
function vaultOf({ dataKeys }: PartyConfig): RecordVault {
  if (dataKeys) return new RecordVault(dataKeys);
  throw new EnlaceError(
    'configuration-invalid',
    'An agency keeps records of persons and was given no key to seal them with. Set DATA_KEYS_FILE or DATA_KEYS.',
  );
}

/** Starts an agency from its profile and the environment. */
export async function startAgency(profile: AgencyProfile, env: Environment): Promise<RunningParty> {
  const config = loadPartyConfig(profile.id, env);
  return startParty(AgencyModule.register(profile, config), config, `Enlace – ${AGENCIES[profile.id].short}`);
}
