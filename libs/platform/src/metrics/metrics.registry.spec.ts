import { afterEach, describe, expect, it } from '@jest/globals';
import { register } from 'prom-client';
import { MetricsRegistry, type LabelSets, type Labels, type Sample } from './metrics.registry.js';

const opened: MetricsRegistry[] = [];

function open(): MetricsRegistry {
  const registry = new MetricsRegistry();
  opened.push(registry);
  return registry;
}

afterEach(() => {
  for (const registry of opened.splice(0)) registry.onApplicationShutdown();
});

const isColour = (value: string): boolean => ['red', 'green'].includes(value);
const definition = { name: 'enlace_probes_total', help: 'Probes.', labels: { colour: isColour } } as const;

/** The samples of a metric, as a scraper reads them. */
async function samplesOf(registry: MetricsRegistry, name: string): Promise<string[]> {
  const text = await registry.render();
  return text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

describe('a label', () => {
  it('holds nothing outside its set: a case code or a name is counted as other', async () => {
    const registry = open();
    const count = registry.counter(definition);
    for (const colour of ['7KQ4-M2XD-H', 'Xiomara', 'constructor', '']) count({ colour });
    count({ colour: 'red' });
    expect(await samplesOf(registry, 'enlace_probes_total')).toEqual([
      'enlace_probes_total{colour="other"} 4',
      'enlace_probes_total{colour="red"} 1',
    ]);
  });

  it('adds up what a reading tells of several values outside the set', async () => {
    const registry = open();
    const samples = ['Xiomara', 'Ana'].map((colour) => ({ labels: { colour }, value: 2 }));
    registry.gauge({ ...definition, name: 'enlace_probes' }, () => samples);
    expect(await samplesOf(registry, 'enlace_probes')).toEqual(['enlace_probes{colour="other"} 4']);
  });
});

describe('a gauge', () => {
  it('is read at every scrape, and forgets what is no longer so', async () => {
    const registry = open();
    const samples = [{ labels: { colour: 'red' }, value: 1 }];
    registry.gauge({ ...definition, name: 'enlace_probes' }, () => samples);
    expect(await samplesOf(registry, 'enlace_probes')).toEqual(['enlace_probes{colour="red"} 1']);
    samples.splice(0, 1, { labels: { colour: 'green' }, value: 2 });
    expect(await samplesOf(registry, 'enlace_probes')).toEqual(['enlace_probes{colour="green"} 2']);
  });

  it.each<[string, LabelSets<string>, Labels<string>]>([
    ['with labels', { colour: isColour }, { colour: 'red' }],
    ['without labels', {}, {}],
  ])(
    '%s is absent while it cannot be read, and the rest is scraped all the same',
    async (_, sets, labels) => {
      const registry = open();
      let read = (): Sample<string>[] => [{ labels, value: 3 }];
      registry.gauge({ name: 'enlace_probes', help: 'Probes.', labels: sets }, () => read());
      expect(await samplesOf(registry, 'enlace_probes')).toHaveLength(1);
      read = () => {
        throw new Error('the database is away');
      };
      expect(await samplesOf(registry, 'enlace_probes')).toEqual([]);
      expect(await samplesOf(registry, 'process_resident_memory_bytes')).toHaveLength(1);
    },
  );
});

describe('a histogram', () => {
  it('tells how many, how much, and how they are spread', async () => {
    const registry = open();
    const observe = registry.histogram({ ...definition, name: 'enlace_probe_seconds' }, [1, 10]);
    for (const seconds of [0.5, 5, 50]) observe({ colour: 'red' }, seconds);
    expect(await samplesOf(registry, 'enlace_probe_seconds_count')).toEqual([
      'enlace_probe_seconds_count{colour="red"} 3',
    ]);
    expect(await samplesOf(registry, 'enlace_probe_seconds_sum')).toEqual([
      'enlace_probe_seconds_sum{colour="red"} 55.5',
    ]);
    expect(await samplesOf(registry, 'enlace_probe_seconds_bucket')).toEqual([
      'enlace_probe_seconds_bucket{le="1",colour="red"} 1',
      'enlace_probe_seconds_bucket{le="10",colour="red"} 2',
      'enlace_probe_seconds_bucket{le="+Inf",colour="red"} 3',
    ]);
  });
});

describe('the metrics of a party', () => {
  it('are its own: six parties in a process count apart, and nothing is global', async () => {
    const [one, other] = [open(), open()];
    one.counter(definition)({ colour: 'red' });
    other.counter(definition)({ colour: 'red' }, 7);
    expect(await samplesOf(one, 'enlace_probes_total')).toEqual(['enlace_probes_total{colour="red"} 1']);
    expect(await samplesOf(other, 'enlace_probes_total')).toEqual(['enlace_probes_total{colour="red"} 7']);
    expect(register.getMetricsAsArray()).toEqual([]);
  });

  it('tell what the process costs, under the names that dashboards know', async () => {
    const registry = open();
    const valueOf = async (name: string): Promise<number> =>
      Number((await samplesOf(registry, name))[0]?.split(' ')[1]);
    expect(await valueOf('process_cpu_seconds_total')).toBeGreaterThan(0);
    expect(await valueOf('process_cpu_seconds_total')).toBeCloseTo(process.cpuUsage().user / 1e6, -1);
    expect(await valueOf('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
    expect(await valueOf('process_start_time_seconds')).toBeCloseTo(
      Date.now() / 1_000 - process.uptime(),
      -1,
    );
    expect(await valueOf('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0);
  });
});
