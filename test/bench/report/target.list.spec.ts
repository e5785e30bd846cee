import { describe, expect, it } from '@jest/globals';
import { figure } from './figure.js';
import { TARGETS, derive, judge } from './target.list.js';

const rate = (id: string, value: number) => figure(id, id, value, '1/s');

describe('targets', () => {
  it('are met at the floor and missed below it', () => {
    expect(judge([rate('http.rate', 500)])).toMatchObject([{ met: true, measured: 500, must: '≥ 500' }]);
    expect(judge([rate('http.rate', 499)])).toMatchObject([{ met: false }]);
  });

  it('are missed at the ceiling', () => {
    expect(judge([rate('memory.idle.most', 150)])).toMatchObject([{ met: false, must: '< 150' }]);
    expect(judge([rate('memory.idle.most', 149)])).toMatchObject([{ met: true }]);
  });

  it('are met while the aim is not', () => {
    expect(judge([rate('http.rate', 1499)])).toMatchObject([{ met: true, aim: '≥ 1500', aimed: false }]);
    expect(judge([rate('http.rate', 1500)])).toMatchObject([{ met: true, aimed: true }]);
    expect(judge([rate('memory.idle.most', 99)])).toMatchObject([{ aim: '< 100', aimed: true }]);
  });

  it('aim at nothing that is easier than what they must', () => {
    for (const target of TARGETS) {
      const { aim } = target;
      if (aim === undefined) continue;
      if ('least' in target) expect(aim).toBeGreaterThanOrEqual(target.least);
      else expect(aim).toBeLessThanOrEqual(target.below);
    }
  });

  it('that nothing was measured for are not judged, and no number is no success', () => {
    expect(judge([])).toEqual([]);
    expect(judge([rate('latency.100.delivery.p99', Number.NaN)])).toMatchObject([{ met: false }]);
  });

  it('name each figure once', () => {
    expect(new Set(TARGETS.map((target) => target.figure)).size).toBe(TARGETS.length);
  });
});

describe('derived figures', () => {
  it('are ratios of one run', () => {
    const figures = derive([rate('loop.rate', 500), rate('raw.rate', 4000), rate('naive.rate', 250)]);
    expect(figures.map(({ id, value }) => [id, value])).toEqual([
      ['ratio.raw', 0.13],
      ['ratio.naive', 2],
    ]);
  });

  it('need both their numbers', () => {
    expect(derive([rate('raw.rate', 4000)])).toEqual([]);
  });

  it('take the largest agency, and the audit is none', () => {
    const figures = derive([
      rate('memory.idle.senafront', 110),
      rate('memory.idle.onpar', 120),
      rate('memory.idle.audit', 400),
      rate('memory.loaded.onpar', 300),
    ]);
    expect(figures).toMatchObject([{ id: 'memory.idle.most', value: 120 }]);
  });

  it('take the process that grows fastest', () => {
    const figures = derive([
      rate('soak.slope.onpar', -0.2),
      rate('soak.slope.audit', 0.3),
      rate('soak.end.audit', 200),
    ]);
    expect(figures).toMatchObject([{ id: 'soak.slope.most', value: 0.3 }]);
  });
});
