import type { AgencyId, PartyId } from '@enlace/contracts';
import type { FlagBody } from '../../support/flag.body.js';
import type { SeededRandom } from '../schedule/seeded.random.js';
import type { FaultWorld } from '../world/fault.world.js';
import { drawFlag } from './flag.mix.js';
import { OfficerDesk } from './officer.desk.js';
import { PatientClient } from './patient.client.js';
import { ReferralJourney, type Desk, type JourneyHouse } from './referral.journey.js';
import { ReferralLedger, type AcceptedReferral } from './referral.ledger.js';
import { Pace } from './turn.pace.js';

/** All that people do on the exchange while it breaks: officers flag, receivers move referrals on. */
export class ExchangeLoad {
  readonly ledger = new ReferralLedger((referral) => this.follow(referral));
  readonly client: PatientClient;
  private desks: readonly OfficerDesk[] = [];
  private readonly pace: Pace;
  private readonly work = new Set<Promise<void>>();
  private readonly abandoned = new AbortController();
  private readonly house: JourneyHouse;
  private goesOn = true;

  constructor(
    private readonly world: FaultWorld,
    private readonly random: SeededRandom,
    /** Flags a second, of all officers together. */
    rate: () => number,
  ) {
    this.pace = new Pace(rate);
    this.client = new PatientClient(this.abandoned.signal);
    this.house = {
      client: this.client,
      ledger: this.ledger,
      random,
      deskOf: (agency, side) => this.deskOf(agency, side === 'receiver' ? 'case-worker' : 'officer'),
      goesOn: () => this.goesOn,
    };
  }

  start(): void {
    const { world, client, ledger, random } = this;
    this.desks = world.officers.map(
      (badge) => new OfficerDesk(badge, () => world.addressOf(badge.agency), client, ledger, random),
    );
    for (const desk of this.desks) this.do(desk.work(this.pace));
  }

  /** Several flags at one moment, as when a boat lands. */
  burst(count: number): void {
    for (let index = 0; index < count; index += 1)
      this.do(this.random.pick(this.desks).flag(drawFlag(this.random)));
  }

  /** One certain flag of SENAFRONT, whose referrals nobody moves on. @returns them, once it is answered 201 */
  flag(body: FlagBody): Promise<AcceptedReferral[]> {
    const index = this.world.officers.findIndex(({ agency }) => agency === 'senafront');
    return this.desks[index]?.flag(body, false) ?? Promise.resolve([]);
  }

  /** Ends after what is in hand: every flag that was begun is answered, no referral is moved any further. */
  async end(): Promise<void> {
    this.goesOn = false;
    this.pace.close();
    while (this.work.size > 0) await Promise.all(this.work);
  }

  /** Ends at once; for a run that is broken off. */
  abandon(): void {
    this.goesOn = false;
    this.pace.close();
    this.abandoned.abort();
  }

  private follow(referral: AcceptedReferral): void {
    this.do(new ReferralJourney(referral, this.house).play());
  }

  private deskOf(party: PartyId & AgencyId, role: 'case-worker' | 'officer'): Desk {
    return { url: this.world.addressOf(party), token: this.world.tokenOf(party, role) };
  }

  private do(work: Promise<unknown>): void {
    const entry: Promise<void> = work
      .then(
        () => undefined,
        (error: unknown) => {
          if (!this.abandoned.signal.aborted)
            this.ledger.oddities.push(`the load stumbled: ${String(error)}`);
        },
      )
      .finally(() => this.work.delete(entry));
    this.work.add(entry);
  }
}
