/**
 * Hands things on in their order, each a while after it came. A chunk that came later never overtakes, also when the
 * delay is taken away meanwhile: TCP keeps its order, however slow it is.
 */
export class DelayLine<T> {
  private readonly waiting: { readonly item: T; readonly due: number }[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** @param milliseconds asked anew for each item, because the weather changes */
  constructor(
    private readonly milliseconds: () => number,
    private readonly handOn: (item: T) => void,
  ) {}

  push(item: T): void {
    const milliseconds = this.milliseconds();
    if (milliseconds === 0 && this.waiting.length === 0) {
      this.handOn(item);
      return;
    }
    const due = Math.max(performance.now() + milliseconds, this.waiting.at(-1)?.due ?? 0);
    this.waiting.push({ item, due });
    this.arm();
  }

  clear(): void {
    this.waiting.length = 0;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private arm(): void {
    const [first] = this.waiting;
    if (first === undefined || this.timer !== undefined) return;
    this.timer = setTimeout(() => this.flush(), Math.max(0, first.due - performance.now()));
  }

  private flush(): void {
    this.timer = undefined;
    while ((this.waiting[0]?.due ?? Number.POSITIVE_INFINITY) <= performance.now()) {
      const [first] = this.waiting.splice(0, 1);
      if (first !== undefined) this.handOn(first.item);
    }
    this.arm();
  }
}
