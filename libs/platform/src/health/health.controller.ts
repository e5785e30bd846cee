import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import { HEALTH_CHECKS, examine, type HealthCheck, type HealthState } from './health.check.js';

/** Liveness says the process runs; readiness says what it stands on is there. Neither says anything of a case. */
@Controller('health')
export class HealthController {
  constructor(@Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[]) {}

  @Get('live')
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  @Get('ready')
  async ready(): Promise<{ status: 'up' | 'degraded'; checks: Record<string, HealthState> }> {
    const outcomes = await examine(this.checks);
    const checks = Object.fromEntries(outcomes.map(({ check, state }) => [check.name, state]));
    const ill = outcomes.filter(({ state }) => state !== 'up');
    if (ill.some(({ check }) => check.dispensable !== true)) {
      throw new ServiceUnavailableException({ status: 'down', checks });
    }
    return { status: ill.length > 0 ? 'degraded' : 'up', checks };
  }
}
