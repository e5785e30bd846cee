import type { BenchContext } from '../bench.context.js';
import type { NodeProcess } from '../../support/process/node.process.js';
import type { Figure } from '../report/figure.js';
import { addCosts, describeCosts, readCosts, type Costs } from './cost.meter.js';
import { median } from './sample.statistics.js';

export interface RoundKind {
  readonly processes: Readonly<Record<string, NodeProcess>>;
  /** Messages of one round. */
  readonly count: number;
  /** @returns messages a second */
  readonly run: () => Promise<number>;
}

/**
 * Rounds of one kind, each with what it cost. Kinds that are compared take turns: what else the machine does changes what it
 * can do by half within minutes, and so both have the same of it.
 */
export class MeteredRounds {
  readonly rates: number[] = [];
  private spent: Costs = {};

  constructor(
    private readonly bench: BenchContext,
    private readonly kind: RoundKind,
  ) {}

  get rate(): number {
    return median(this.rates);
  }

  /** A round that does not count: code is compiled, and tables have rows. */
  async warmUp(): Promise<void> {
    await this.kind.run();
  }

  async takeTurn(): Promise<void> {
    const { processes, run } = this.kind;
    const before = await readCosts(this.bench, processes);
    this.rates.push(await run());
    this.spent = addCosts(before, await readCosts(this.bench, processes), this.spent);
  }

  describe(id: string): Figure[] {
    return describeCosts(id, this.spent, this.kind.count * this.rates.length);
  }
}
