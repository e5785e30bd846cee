/** Who waits to be let in, and how much of the room is taken then. */
interface Waiting {
  readonly load: number;
  readonly enter: () => void;
}

/**
 * Lets many work at once up to so much, or one alone: who wants that takes all the room. Who waits goes in before whoever
 * comes later, however little the later one carries: otherwise one who wants to be alone, or carries much, would wait for
 * ever under load.
 */
export class SolitudeGate {
  private taken = 0;
  private readonly waiting: Waiting[] = [];

  /** @param room for what comes together; one who carries more than that goes in when nobody else is there */
  constructor(private readonly room: number) {}

  /** @param load at least 1: beside one who is alone there is no room for less */
  together<T>(load: number, work: () => Promise<T>): Promise<T> {
    return this.pass(Math.min(load, this.room), work);
  }

  apart<T>(work: () => Promise<T>): Promise<T> {
    return this.pass(this.room, work);
  }

  private async pass<T>(load: number, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((enter) => {
      this.waiting.push({ load, enter });
      this.admit();
    });
    try {
      return await work();
    } finally {
      this.taken -= load;
      this.admit();
    }
  }

  private admit(): void {
    for (let [next] = this.waiting; next && this.taken + next.load <= this.room; [next] = this.waiting) {
      this.waiting.shift();
      this.taken += next.load;
      next.enter();
    }
  }
}
