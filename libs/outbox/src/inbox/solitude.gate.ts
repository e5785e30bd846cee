/** Who waits to be let in. */
interface Waiting {
  /** Of what comes together; `undefined`: wants to be alone. */
  readonly load: number | undefined;
  readonly enter: () => void;
}

/**
 * Lets many work at once up to so much, or one alone. Who waits goes in before whoever comes later, however little the later
 * one carries: otherwise one who wants to be alone, or carries much, would wait for ever under load.
 */
export class SolitudeGate {
  private working = 0;
  private loaded = 0;
  private alone = false;
  private readonly waiting: Waiting[] = [];

  /** @param most that may be inside together; one who carries more than that goes in when nobody else is there */
  constructor(private readonly most = Infinity) {}

  together<T>(load: number, work: () => Promise<T>): Promise<T> {
    return this.pass(load, work);
  }

  apart<T>(work: () => Promise<T>): Promise<T> {
    return this.pass(undefined, work);
  }

  private async pass<T>(load: number | undefined, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((enter) => {
      this.waiting.push({ load, enter });
      this.admit();
    });
    try {
      return await work();
    } finally {
      this.working -= 1;
      this.loaded -= load ?? 0;
      this.alone = false;
      this.admit();
    }
  }

  private admit(): void {
    for (let [next] = this.waiting; next && this.hasRoomFor(next); [next] = this.waiting) {
      this.waiting.shift();
      this.working += 1;
      this.loaded += next.load ?? 0;
      this.alone = next.load === undefined;
      next.enter();
    }
  }

  private hasRoomFor({ load }: Waiting): boolean {
    if (this.working === 0) return true;
    return !this.alone && load !== undefined && this.loaded + load <= this.most;
  }
}
