import { figure, type Figure } from './figure.js';

/** What a run must reach. `least` is a floor, `most` a ceiling that may not be reached. */
export type Target = { readonly figure: string; readonly promise: string } & (
  { readonly least: number } | { readonly below: number }
);

export const TARGETS: readonly Target[] = [
  { figure: 'loop.rate', promise: 'at least 200 closed-loop referrals a second', least: 200 },
  { figure: 'latency.50.delivery.p99', promise: 'delivered within 250 ms at 50 a second, p99', below: 250 },
  { figure: 'latency.100.delivery.p50', promise: 'delivered within 15 ms at 100 a second, p50', below: 15 },
  { figure: 'latency.100.delivery.p99', promise: 'delivered within 60 ms at 100 a second, p99', below: 60 },
  { figure: 'memory.idle.most', promise: 'less than 150 MB for each idle agency', below: 150 },
  { figure: 'ratio.raw', promise: 'at least 0.35 of raw BullMQ', least: 0.35 },
  { figure: 'ratio.naive', promise: 'at least 2.5 times the naive exchange', least: 2.5 },
  { figure: 'http.rate', promise: 'at least 500 flags a second over HTTP', least: 500 },
];

/** Figures that follow from others. Ratios within one run hold on any machine; absolute numbers do not. */
export function derive(figures: readonly Figure[]): Figure[] {
  const value = (id: string): number | undefined => figures.find((it) => it.id === id)?.value;
  const ratio = (id: string, label: string, of: string, to: string): Figure[] => {
    const [one, other] = [value(of), value(to)];
    return one === undefined || other === undefined ? [] : [figure(id, label, one / other, '×')];
  };
  const idle = figures.filter((it) => it.id.startsWith('memory.idle.') && !it.id.endsWith('.audit'));
  const most = Math.max(...idle.map((it) => it.value));
  return [
    ...ratio('ratio.raw', 'closed loop against raw BullMQ', 'loop.rate', 'raw.rate'),
    ...ratio('ratio.raw.cpu', 'the same by CPU', 'loop.bound', 'raw.bound'),
    ...ratio('ratio.naive', 'closed loop against the naive exchange', 'loop.rate', 'naive.rate'),
    ...ratio('ratio.naive.cpu', 'the same by CPU', 'loop.bound', 'naive.bound'),
    ...(idle.length > 0 ? [figure('memory.idle.most', 'the largest idle agency', most, 'MB')] : []),
  ];
}

export interface Verdict {
  readonly promise: string;
  readonly measured: number;
  readonly unit: string;
  readonly met: boolean;
}

/** A target whose scenario did not run is not judged. */
export function judge(figures: readonly Figure[]): Verdict[] {
  return TARGETS.flatMap((target) => {
    const measured = figures.find((it) => it.id === target.figure);
    if (measured === undefined) return [];
    const { value, unit } = measured;
    const met = 'least' in target ? value >= target.least : value < target.below;
    return [{ promise: target.promise, measured: value, unit, met }];
  });
}
