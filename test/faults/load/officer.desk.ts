import { randomUUID } from 'node:crypto';
import type { FlagCreated } from '@enlace/contracts';
import type { FlagBody } from '../../support/flag.body.js';
import type { SeededRandom } from '../schedule/seeded.random.js';
import type { OfficerBadge } from '../world/officer.tokens.js';
import { drawFlag } from './flag.mix.js';
import type { PatientClient } from './patient.client.js';
import type { AcceptedReferral, ReferralLedger } from './referral.ledger.js';
import type { Pace } from './turn.pace.js';

/** How many flags are sent once more after they were answered, as a device does that lost its own note of the answer. */
const SENT_AGAIN = 0.1;

/** One officer with one device. */
export class OfficerDesk {
  constructor(
    private readonly badge: OfficerBadge,
    /** Of the officer's agency; it may move. */
    private readonly address: () => string,
    private readonly client: PatientClient,
    private readonly ledger: ReferralLedger,
    private readonly random: SeededRandom,
  ) {}

  /** Flags, one after the other, as long as there are turns. */
  async work(pace: Pace): Promise<void> {
    while (await pace.turn()) await this.flag(drawFlag(this.random));
  }

  /** @returns the referrals that are owed from now on */
  async flag(body: FlagBody, followed = true): Promise<AcceptedReferral[]> {
    const { agency: by, actor } = this.badge;
    const key = randomUUID();
    const answer = await this.post(body, key);
    if (answer === undefined) return [];
    const referrals = this.ledger.accept({ by, actor, key, flag: body, answer }, followed);
    if (this.random.chance(SENT_AGAIN)) {
      const again = await this.post(body, key);
      if (again !== undefined) this.ledger.compare(answer, again);
    }
    return referrals;
  }

  private async post(json: FlagBody, key: string): Promise<FlagCreated | undefined> {
    const { status, body } = await this.client.ask<FlagCreated>({
      url: `${this.address()}/api/v1/flags`,
      token: this.badge.token,
      headers: { 'idempotency-key': key },
      json,
    });
    if (status === 201) return body;
    this.ledger.oddities.push(`a flag was answered ${status}: ${JSON.stringify(body)}`);
    return undefined;
  }
}
