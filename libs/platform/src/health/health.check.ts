import { within } from '../time/deadline.js';

/** One thing a process needs in order to serve. Resolves when it is well; rejects when it is not. */
export interface HealthCheck {
  /** Stable: monitoring asks for it by name. */
  readonly name: string;
  /**
   * What the process can serve without for a while: flags are taken while the broker is away, and their messages wait.
   * @defaultValue false
   */
  readonly dispensable?: boolean;
  /** @throws Ailment to say in a word why; anything else counts as `down` */
  check(): Promise<void>;
}

export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');

/** Why something is not well, as a code for machines. No number and no name: whoever asks for health shows no token. */
export class Ailment extends Error {
  constructor(
    readonly reason: 'silent' | 'overdue' | 'open' | 'waiting' | 'refused' | 'absent' | 'alarm' | 'unknown',
  ) {
    super(`This is not well: ${reason}.`);
    this.name = 'Ailment';
  }
}

/** `up`, or the reason why not. */
export type HealthState = 'up' | 'down' | Ailment['reason'];

/** Longer than this and a load balancer has given up anyway. Milliseconds. */
const CHECK_TIMEOUT = 2_000;

/** Asks everything at once; the slowest check is the whole wait. */
export function examine(
  checks: readonly HealthCheck[],
): Promise<{ readonly check: HealthCheck; readonly state: HealthState }[]> {
  return Promise.all(checks.map(async (check) => ({ check, state: await stateOf(check) })));
}

async function stateOf(check: HealthCheck): Promise<HealthState> {
  try {
    await within(CHECK_TIMEOUT, check.check());
    return 'up';
  } catch (error) {
    return error instanceof Ailment ? error.reason : 'down';
  }
}
