import { setTimeout as delay } from 'node:timers/promises';
import type { AgencyId, Problem, ReferralView } from '@enlace/contracts';
import type { SeededRandom } from '../schedule/seeded.random.js';
import type { PatientClient, Reply } from './patient.client.js';
import { COURSES, type Side, type Step } from './referral.course.js';
import type { AcceptedReferral, ReferralLedger } from './referral.ledger.js';

export interface Desk {
  readonly url: string;
  readonly token: string;
}

export interface JourneyHouse {
  readonly client: PatientClient;
  readonly ledger: ReferralLedger;
  readonly random: SeededRandom;
  readonly deskOf: (agency: AgencyId, side: Side) => Desk;
  /** Whether the run still goes on. */
  readonly goesOn: () => boolean;
}

const MOVED = 0.7;
const LOOK_MS = 150;
/** A hundred journeys that wait for one receiver must not be its load. */
const LOOK_MOST_MS = 2_000;

/**
 * What the institutions do with one referral. A receiver gives one command after the other without waiting for anybody,
 * so that several messages about one referral are on their way at a time.
 */
export class ReferralJourney {
  constructor(
    private readonly referral: AcceptedReferral,
    private readonly house: JourneyHouse,
  ) {}

  async play(): Promise<void> {
    const { random } = this.house;
    if (!random.chance(MOVED)) return;
    for (const step of random.pick(COURSES)) if (!(await this.take(step))) return;
  }

  /** @returns whether the journey goes on */
  private async take(step: Step): Promise<boolean> {
    if (step.after !== undefined && !(await this.awaits(step, step.after))) return false;
    const json = step.command === 'amend' ? this.referral.flag : (step.json ?? {});
    for (let look = LOOK_MS; this.house.goesOn(); look = Math.min(look * 2, LOOK_MOST_MS)) {
      const { status, body } = await this.ask<Problem>(step.by, `/${step.command}`, json);
      const now = body['referralStatus'];
      // Obeyed at the first try, whose answer was lost on the way.
      if (status < 300 || (status === 409 && now === step.to)) return true;
      // The other side ended it meanwhile.
      if (status === 409 && now === 'cancelled') return false;
      if (status !== 404)
        return this.wonder(`${step.command} was answered ${status}: ${JSON.stringify(body)}`);
      // It has not arrived yet.
      await delay(look);
    }
    return false;
  }

  private async awaits(step: Step, awaited: string): Promise<boolean> {
    for (let look = LOOK_MS; this.house.goesOn(); look = Math.min(look * 2, LOOK_MOST_MS)) {
      const { body } = await this.ask<ReferralView>(step.by, '');
      if (body.status === awaited) return true;
      await delay(look);
    }
    return false;
  }

  private ask<T>(side: Side, path: string, json?: unknown): Promise<Reply<T>> {
    const { by, to, caseCode } = this.referral;
    const { url, token } = this.house.deskOf(side === 'receiver' ? to : by, side);
    return this.house.client.ask<T>({ url: `${url}/api/v1/referrals/${caseCode}${path}`, token, json });
  }

  private wonder(what: string): false {
    this.house.ledger.oddities.push(`${this.referral.caseCode}: ${what}`);
    return false;
  }
}
