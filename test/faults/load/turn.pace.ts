import { setTimeout as delay } from 'node:timers/promises';

/** Hands out turns at a rate. What nobody took is gone: after an outage there is no flood that no officer would make. */
export class Pace {
  private slot = 0;
  private open = true;

  /** @param rate turns a second, asked anew for each turn */
  constructor(private readonly rate: () => number) {}

  /** @returns whether there is a turn; none after {@link close} */
  async turn(): Promise<boolean> {
    const now = performance.now();
    this.slot = Math.max(now, this.slot) + 1000 / this.rate();
    await delay(this.slot - now);
    return this.open;
  }

  close(): void {
    this.open = false;
  }
}
