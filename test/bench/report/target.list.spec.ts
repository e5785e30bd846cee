import { describe, expect, it } from '@jest/globals';
import { figure } from './figure.js';
import { TARGETS, derive, judge } from './target.list.js';

const rate = (id: string, value: number) => figure(id, id, value, '1/s');

describe('targets', () => {
  it('are met at the floor and missed below it', () => {
    expect(judge([rate('loop.rate', 200)])).toMatchObject([{ met: true, measured: 200 }]);
    expect(judge([rate('loop.rate', 199)])).toMatchObject([{ met: false }]);
  });

  it('are missed at the ceiling', () => {
    expect(judge([rate('memory.idle.most', 150)])).toMatchObject([{ met: false }]);
    expect(judge([rate('memory.idle.most', 149)])).toMatchObject([{ met: true }]);
  });

  it('that nothing was measured for are not judged, and no number is no success', () => {
    expect(judge([])).toEqual([]);
    expect(judge([rate('latency.50.delivery.p99', Number.NaN)])).toMatchObject([{ met: false }]);
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
});
