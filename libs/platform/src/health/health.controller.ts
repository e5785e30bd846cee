import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';

/** One thing a process needs in order to serve. Resolves when it is well; rejects when it is not. */
export interface HealthCheck {
  readonly name: string;
  /**
   * What the process can serve without for a while: flags are taken while the broker is away, and their messages wait.
   * @defaultValue false
   */
  readonly dispensable?: boolean;
  check(): Promise<void>;
}

export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');
/** Longer than this and a load balancer has given up anyway. Milliseconds. */
const CHECK_TIMEOUT = 2_000;

/** Liveness says the process runs; readiness says what it stands on is there. Neither says anything of a case. */
@Controller('health')
export class HealthController {
  constructor(@Inject(HEALTH_CHECKS) private readonly checks: readonly HealthCheck[]) {}

  @Get('live')
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  @Get('ready')
  async ready(): Promise<{ status: 'up' | 'degraded'; checks: Record<string, 'up' | 'down'> }> {
    const outcomes = await Promise.all(
      this.checks.map(async (check) => ({ check, state: await outcome(check) })),
    );
    const checks = Object.fromEntries(outcomes.map(({ check, state }) => [check.name, state]));
    const down = outcomes.filter(({ state }) => state === 'down');
    if (down.some(({ check }) => check.dispensable !== true)) {
      throw new ServiceUnavailableException({ status: 'down', checks });
    }
    return { status: down.length > 0 ? 'degraded' : 'up', checks };
  }
}

async function outcome(check: HealthCheck): Promise<'up' | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), CHECK_TIMEOUT);
  });
  try {
    await Promise.race([check.check(), late]);
    return 'up';
  } catch {
    return 'down';
  } finally {
    clearTimeout(timer);
  }
}
