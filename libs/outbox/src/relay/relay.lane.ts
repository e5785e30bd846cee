import type { ClaimedDelivery } from './delivery.claim.js';

/** Copies that wait in memory for one destination at most; what comes after them is due soon, and read then. */
const WAITING_MOST = 5_000;

/**
 * The way to one destination. One send at a time, in order; what comes meanwhile goes together next, so that bundles
 * grow with the load and a lone copy waits for nobody. Lanes know nothing of each other: one that is slow slows itself.
 */
export class RelayLane {
  private readonly waiting: ClaimedDelivery[] = [];
  private running: Promise<void> | undefined;

  /** @param send never rejects */
  constructor(
    private readonly send: (copies: readonly ClaimedDelivery[]) => Promise<void>,
    private readonly batch: number,
  ) {}

  get isIdle(): boolean {
    return this.running === undefined;
  }

  push(copies: readonly ClaimedDelivery[]): void {
    if (this.waiting.length + copies.length > WAITING_MOST) return;
    this.waiting.push(...copies);
    if (this.waiting.length > 0) this.running ??= this.drain();
  }

  /** Resolves when everything that waited is sent. */
  async settled(): Promise<void> {
    await this.running;
  }

  private async drain(): Promise<void> {
    // At least one send, so that what ends here has begun to be waited for.
    do await this.send(this.waiting.splice(0, this.batch));
    while (this.waiting.length > 0);
    this.running = undefined;
  }
}
