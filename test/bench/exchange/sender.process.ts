import { randomUUID } from 'node:crypto';
import {
  AgencyModule,
  FlagService,
  loadPartyConfig,
  runParty,
  startParty,
  type Principal,
} from '@enlace/agency';
import type { FlagCreated } from '@enlace/contracts';
import { Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { senafrontProfile } from '../../../apps/senafront/src/senafront.profile.js';
import { createFlag } from '../bench.payload.js';
import { callAtRate, callConcurrently } from '../measure/load.driver.js';
import { wallClock } from '../measure/wall.clock.js';
import { answer } from '../../support/process/command.server.js';

const OFFICER: Principal = { actor: 'officer.senafront', role: 'officer' };

/** One flag of the open loop. Times of the wall clock, in milliseconds. */
export interface PacedFlag {
  readonly caseCode: string;
  readonly calledAt: number;
  readonly answeredAt: number;
}

/** Lets the benchmark flag in this process, so that the command is measured and not HTTP. */
@Injectable()
class FlagDriver implements OnApplicationBootstrap {
  private readonly flag = createFlag();

  constructor(private readonly flags: FlagService) {}

  onApplicationBootstrap(): void {
    answer('burst', ({ count, callers }: { count: number; callers: number }) =>
      callConcurrently(count, callers, () => this.create()),
    );
    answer('pace', ({ count, rate }: { count: number; rate: number }) =>
      callAtRate(count, rate, () => this.timed()),
    );
  }

  private create(): Promise<FlagCreated> {
    return this.flags.create(OFFICER, this.flag, randomUUID());
  }

  private async timed(): Promise<PacedFlag> {
    const calledAt = wallClock();
    const { referrals } = await this.create();
    return { caseCode: referrals[0]?.caseCode ?? '', calledAt, answeredAt: wallClock() };
  }
}

@Module({})
class DrivenAgencyModule {}

/** The agency as `apps/senafront` boots it, with the driver beside it. */
await runParty(() => {
  const config = loadPartyConfig('senafront', process.env);
  const agency = AgencyModule.register(senafrontProfile, config);
  const driven = { module: DrivenAgencyModule, imports: [agency], providers: [FlagDriver] };
  return startParty(driven, config, 'Enlace: benchmark');
});
