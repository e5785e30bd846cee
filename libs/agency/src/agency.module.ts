import { Module, type DynamicModule } from '@nestjs/common';
import { AGENCIES, AGENCY_INBOUND, EnlaceError } from '@enlace/contracts';
import {
  Departures,
  INBOUND_HANDLERS,
  Outbox1764000000000,
  ReceiptHandler,
  KeyStatement1764600000000,
  Reconcile1764200000000,
  ReconcileHandler,
  RefusalHandler,
  Replay1764100000000,
  type InboundHandler,
} from '@enlace/outbox';
import type { Environment } from '@enlace/platform';
import { ROUTING_RULES, checkDisclosure, checkLifecycle, checkRouting } from '@enlace/referral';
import { RecordVault } from '@enlace/security';
import { DataSource } from 'typeorm';
import { AGENCY_PROFILE, type AgencyProfile } from './agency.profile.js';
import { AmendmentService } from './commands/amendment.service.js';
import { ErasureRecorder } from './commands/erasure.recorder.js';
import { ErasureService } from './commands/erasure.service.js';
import { FlagService } from './commands/flag.service.js';
import { ReferralService } from './commands/referral.service.js';
import { WithdrawalRecorder } from './commands/withdrawal.recorder.js';
import { WithdrawalService } from './commands/withdrawal.service.js';
import { DirectoryService } from './directory/directory.service.js';
import { AmendedHandler } from './handlers/amended.handler.js';
import { ErasedHandler } from './handlers/erased.handler.js';
import { RequestedHandler } from './handlers/requested.handler.js';
import { StatusHandler } from './handlers/status.handler.js';
import { WithdrawnHandler } from './handlers/withdrawn.handler.js';
import { AmendmentController } from './http/amendment.controller.js';
import { DirectoryController } from './http/directory.controller.js';
import { EmergencyService } from './emergency/emergency.service.js';
import { EmergencyController } from './http/emergency.controller.js';
import { NoticeController } from './http/notice.controller.js';
import { NoticeService } from './operations/notice.service.js';
import { ErasureController, FlagErasureController } from './http/erasure.controller.js';
import { FlagController } from './http/flag.controller.js';
import { ReferralController } from './http/referral.controller.js';
import { RetentionController } from './http/retention.controller.js';
import { FlagWithdrawalController, ReferralWithdrawalController } from './http/withdrawal.controller.js';
import { Agency1764000100000 } from './migrations/1764000100000-agency.migration.js';
import { Demand1764310000000 } from './migrations/1764310000000-demand.migration.js';
import { Sealed1764300000000 } from './migrations/1764300000000-sealed.migration.js';
import { AccessSession1764400000000 } from './migrations/1764400000000-access-session.migration.js';
import { Withdrawal1764320000000 } from './migrations/1764320000000-withdrawal.migration.js';
import { createDemandCheck } from './operations/demand.check.js';
import { DemandMetrics } from './operations/demand.metrics.js';
import { EmergencyRead1764400100000 } from './migrations/1764400100000-emergency-read.migration.js';
import { ExchangeWatch } from './operations/exchange.watch.js';
import { startParty, type RunningParty } from './party/party.boot.js';
import { loadPartyConfig, type PartyConfig } from './party/party.config.js';
import { PartyModule } from './party/party.module.js';
import { RetentionService } from './retention/retention.service.js';
import { checkDataKeys } from './store/data.key.check.js';
import { DataKeyRotation } from './store/data.key.rotation.js';
import { FiguresReader } from './store/figures.reader.js';
import { RecordEraser } from './store/record.eraser.js';
import { ReferralReader } from './store/referral.reader.js';

/** The migrations of every agency, in order. */
export const AGENCY_MIGRATIONS = [
  Outbox1764000000000,
  Agency1764000100000,
  Replay1764100000000,
  Reconcile1764200000000,
  AccessSession1764400000000,
  Sealed1764300000000,
  KeyStatement1764600000000,
  Demand1764310000000,
  EmergencyRead1764400100000,
  Withdrawal1764320000000,
];

/** One agency of the exchange, whole. What is incomplete or contradicts itself stops it at boot. */
@Module({})
export class AgencyModule {
  static register(profile: AgencyProfile, config: PartyConfig): DynamicModule {
    checkLifecycle();
    checkRouting(ROUTING_RULES);
    checkDisclosure();
    const flagging = AGENCIES[profile.id].flags;
    const records = vaultOf(config);
    const vault = { provide: RecordVault, useValue: records };
    return {
      module: AgencyModule,
      imports: [
        PartyModule.register({
          config,
          migrations: AGENCY_MIGRATIONS,
          inbound: AGENCY_INBOUND,
          ordered: true,
          checks: (dataSource) => [createDemandCheck(dataSource, config.limits.demandHours)],
          handlers: {
            providers: [
              { provide: AGENCY_PROFILE, useValue: profile },
              {
                provide: RecordVault,
                inject: [DataSource],
                useFactory: async (dataSource: DataSource) => {
                  await checkDataKeys(dataSource, records);
                  return records;
                },
              },
              ...[ReceiptHandler, RefusalHandler].map((handler) => ({
                provide: handler,
                inject: [Departures, ExchangeWatch],
                useFactory: (departures: Departures, watch: ExchangeWatch) => new handler(departures, watch),
              })),
              RequestedHandler,
              AmendedHandler,
              StatusHandler,
              RecordEraser,
              ErasureRecorder,
              ErasedHandler,
              WithdrawalRecorder,
              WithdrawnHandler,
              {
                provide: INBOUND_HANDLERS,
                inject: [
                  ReceiptHandler,
                  RefusalHandler,
                  ReconcileHandler,
                  RequestedHandler,
                  AmendedHandler,
                  StatusHandler,
                  ErasedHandler,
                  WithdrawnHandler,
                ],
                useFactory: (...handlers: InboundHandler[]) => handlers,
              },
            ],
          },
        }),
      ],
      controllers: [
        ...(flagging
          ? [FlagController, AmendmentController, FlagWithdrawalController, FlagErasureController]
          : []),
        ReferralController,
        ReferralWithdrawalController,
        ErasureController,
        RetentionController,
        DirectoryController,
        EmergencyController,
        NoticeController,
      ],
      providers: [
        vault,
        FlagService,
        AmendmentService,
        ReferralService,
        ReferralReader,
        FiguresReader,
        DirectoryService,
        DataKeyRotation,
        RecordEraser,
        ErasureRecorder,
        ErasureService,
        WithdrawalRecorder,
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
