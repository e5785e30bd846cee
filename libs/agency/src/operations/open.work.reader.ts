import { within } from '@enlace/platform';
import type { OpenWork } from './open.work.js';

/** As old as figures may be: scrapes and health checks together look at the database once in this time. Milliseconds. */
const FRESH = 1_000;
/** What does not answer in this time is away, as far as a scraper is concerned. */
const PATIENCE = 2_000;
/** After this a look that never ended is given up: its connection hangs, and the database may long be back. */
const GIVEN_UP = 30_000;

/** Reads the open work for all who ask, one look at a time: a scraper that is impatient must not become a load. */
export class OpenWorkReader {
  private latest: Promise<OpenWork> | undefined;
  private validUntil = 0;

  constructor(private readonly look: () => Promise<OpenWork>) {}

  /** @throws whatever the database says, or that it said nothing in time */
  read(): Promise<OpenWork> {
    if (this.latest === undefined || performance.now() >= this.validUntil) this.latest = this.begin();
    return within(PATIENCE, this.latest);
  }

  private begin(): Promise<OpenWork> {
    this.validUntil = performance.now() + GIVEN_UP;
    const work = this.look();
    const ended = (): void => {
      if (this.latest === work) this.validUntil = performance.now() + FRESH;
    };
    work.then(ended, ended);
    return work;
  }
}
