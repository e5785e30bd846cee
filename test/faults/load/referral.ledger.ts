import type { AgencyId, FlagCreated } from '@enlace/contracts';
import type { FlagBody } from '../../support/flag.body.js';

/** One flag that was answered 201: from then on the exchange owes its referrals. */
export interface AcceptedFlag {
  readonly by: AgencyId;
  readonly actor: string;
  readonly key: string;
  readonly flag: FlagBody;
  readonly answer: FlagCreated;
}

export interface AcceptedReferral {
  readonly by: AgencyId;
  readonly to: AgencyId;
  readonly caseCode: string;
  /** The flag that led to it. */
  readonly flag: FlagBody;
}

/** What the devices of the officers hold at the end: the only list that no party wrote. */
export class ReferralLedger {
  readonly flags: AcceptedFlag[] = [];
  readonly referrals: AcceptedReferral[] = [];
  /** Referrals that must not be applied, because their message ends the process that applies it. */
  readonly poison = new Set<string>();
  /** What a device was told that cannot be. */
  readonly oddities: string[] = [];

  constructor(private readonly onReferral: (referral: AcceptedReferral) => void) {}

  /** @param followed whether receivers are to move its referrals on */
  accept(accepted: AcceptedFlag, followed: boolean): AcceptedReferral[] {
    this.flags.push(accepted);
    const { by, flag, answer } = accepted;
    const referrals = answer.referrals.map(({ to, caseCode }) => ({ by, to, caseCode, flag }));
    this.referrals.push(...referrals);
    if (followed) referrals.forEach(this.onReferral);
    return referrals;
  }

  /** The same flag sent again must be answered alike. */
  compare(first: FlagCreated, again: FlagCreated): void {
    if (JSON.stringify(first) !== JSON.stringify(again))
      this.oddities.push(`one key was answered with flag ${first.flagId} and with flag ${again.flagId}`);
  }
}
