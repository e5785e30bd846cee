import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { watchProcess } from './process.metrics.js';

export const METRICS_MEDIA_TYPE: string = Registry.PROMETHEUS_CONTENT_TYPE;

/** For each label, what may stand there. */
export type LabelSets<L extends string> = Readonly<Record<L, (value: string) => boolean>>;
export type Labels<L extends string> = Readonly<Record<L, string>>;

export interface MetricDefinition<L extends string> {
  /** In base units: `_seconds`, `_bytes`; `_total` for what only grows. */
  readonly name: `enlace_${string}`;
  readonly help: string;
  readonly labels: LabelSets<L>;
}

export interface Sample<L extends string> {
  readonly labels: Labels<L>;
  readonly value: number;
}

/**
 * The metrics of one party, never the library's global ones: the sandbox runs six parties in a process. A label value
 * outside its set is counted as `other`: a name or a case code that got here by mistake would be public for as long as
 * the scraper keeps it, and a free text would make a new series for each.
 */
@Injectable()
export class MetricsRegistry implements OnApplicationShutdown {
  private readonly registry = new Registry();
  private readonly leaveProcess = watchProcess(this.registry);

  /** @returns what counts one more, or several */
  counter<L extends string>(definition: MetricDefinition<L>): (labels: Labels<L>, by?: number) => void {
    const counter = new Counter(this.configOf(definition));
    return (labels, by = 1) => counter.inc(within(definition.labels, labels), by);
  }

  /**
   * @param buckets upper bounds, ascending
   * @returns what takes in one value, or the same one several times
   */
  histogram<L extends string>(
    definition: MetricDefinition<L>,
    buckets: readonly number[],
  ): (labels: Labels<L>, value: number, times?: number) => void {
    const histogram = new Histogram({ ...this.configOf(definition), buckets: [...buckets] });
    return (labels, value, times = 1) => {
      const series = within(definition.labels, labels);
      for (let n = 0; n < times; n += 1) histogram.observe(series, value);
    };
  }

  /** Read when somebody scrapes. While it cannot be read it has no samples: absent is better than wrong. */
  gauge<L extends string>(
    definition: MetricDefinition<L>,
    read: () => readonly Sample<L>[] | Promise<readonly Sample<L>[]>,
  ): void {
    const gauge = new Gauge({
      ...this.configOf(definition),
      async collect() {
        const samples = await Promise.resolve()
          .then(read)
          .catch(() => []);
        gauge.reset();
        if (samples.length === 0 && Object.keys(definition.labels).length === 0) gauge.remove();
        for (const { labels, value } of samples) gauge.inc(within(definition.labels, labels), value);
      },
    });
  }

  /** Everything, in the text format of Prometheus. */
  render(): Promise<string> {
    return this.registry.metrics();
  }

  onApplicationShutdown(): void {
    this.leaveProcess();
  }

  private configOf<L extends string>({ name, help, labels }: MetricDefinition<L>) {
    return { name, help, labelNames: Object.keys(labels) as L[], registers: [this.registry] };
  }
}

function within<L extends string>(sets: LabelSets<L>, labels: Labels<L>): Record<L, string> {
  const kept = Object.entries<string>(labels).map(([label, value]) => [
    label,
    sets[label as L](value) ? value : 'other',
  ]);
  return Object.fromEntries(kept) as Record<L, string>;
}
