/** About how long one fault takes with its recovery: what the pace of the officers is reckoned from. */
const FAULT_SECONDS = 10;
const REFERRALS_PER_FLAG = 1.2;
/** Flags a second. Below the first nothing is under way when a fault strikes, and no border post knows the last. */
const RATE = { least: 0.5, most: 25 } as const;
const BURST = { least: 4, most: 16 } as const;
/** Referrals before the first fault: something must be there that can be lost. */
const WARM = 5;

/** How fast officers flag, so that the referrals are spread over all faults, however long one of them takes. */
export class LoadPlan {
  private share = WARM;

  constructor(
    private readonly referrals: number,
    private readonly faults: number,
    private readonly accepted: () => number,
  ) {}

  /** Flags that come at once where a fault is to strike in the middle of work. */
  get burst(): number {
    return Math.min(BURST.most, Math.max(BURST.least, Math.round(this.referrals / this.faults / 4)));
  }

  get isWarm(): boolean {
    return this.accepted() >= WARM;
  }

  get isDone(): boolean {
    return this.accepted() >= this.referrals;
  }

  /** @param left faults that are still to come, this one included */
  begin(left: number): void {
    this.share = this.referrals - ((left - 1) * this.referrals) / this.faults;
  }

  /** Flags a second at this moment. */
  readonly rate = (): number => {
    const even = this.referrals / this.faults / FAULT_SECONDS / REFERRALS_PER_FLAG;
    return this.accepted() < this.share ? Math.min(RATE.most, Math.max(1, even)) : RATE.least;
  };
}
