/** Does a work again and again, a pause after each; what fails is reported, and tried at the next turn. */
export class Repetition {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly pause: number,
    private readonly report: (error: unknown) => void,
  ) {}

  /** The first turn comes after the first pause. */
  start(): void {
    if (this.stopping) return;
    this.timer = setTimeout(() => {
      this.running = this.work()
        .catch(this.report)
        .then(() => this.start());
    }, this.pause);
  }

  /** Waits for the turn in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.running;
  }
}
