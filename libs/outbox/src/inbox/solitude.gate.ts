/**
 * Lets many work at once, or one alone. Who waits to be alone goes before whoever comes later: otherwise it would wait
 * for ever under load.
 */
export class SolitudeGate {
  private working = 0;
  private alone = false;
  private readonly waiting: { readonly alone: boolean; readonly enter: () => void }[] = [];

  together<T>(work: () => Promise<T>): Promise<T> {
    return this.pass(false, work);
  }

  apart<T>(work: () => Promise<T>): Promise<T> {
    return this.pass(true, work);
  }

  private async pass<T>(alone: boolean, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((enter) => {
      this.waiting.push({ alone, enter });
      this.admit();
    });
    try {
      return await work();
    } finally {
      this.working -= 1;
      this.alone = false;
      this.admit();
    }
  }

  private admit(): void {
    for (let [next] = this.waiting; next; [next] = this.waiting) {
      if (this.alone || (next.alone && this.working > 0)) return;
      this.waiting.shift();
      this.working += 1;
      this.alone = next.alone;
      next.enter();
    }
  }
}
