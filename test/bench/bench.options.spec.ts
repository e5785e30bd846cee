import { describe, expect, it } from '@jest/globals';
import { SCENARIOS, readOptions } from './bench.options.js';

describe('the options of the benchmark', () => {
  it('measure everything unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({ quick: false, only: SCENARIOS, settings: {} });
  });

  it('take scenarios one by one or joined', () => {
    expect(readOptions(['--only=naive,loop', '--only', 'http']).only).toEqual(['naive', 'loop', 'http']);
  });

  it('refuse a scenario nobody knows rather than measure nothing', () => {
    expect(() => readOptions(['--only=latencies'])).toThrow('--only takes naive,');
    expect(() => readOptions(['--fast'])).toThrow();
  });

  it('measure less when quick, and all of it', () => {
    const [full, quick] = [readOptions([]), readOptions(['--quick'])];
    expect(quick.amounts.loop).toBeLessThan(full.amounts.loop);
    expect(quick.only).toEqual(SCENARIOS);
  });

  it('soak when named and not otherwise, for as many minutes as told', () => {
    expect(readOptions([]).only).not.toContain('soak');
    expect(readOptions(['--only=soak'])).toMatchObject({ only: ['soak'], soakMinutes: 10 });
    expect(readOptions(['--only=soak', '--soak-minutes', '0.5']).soakMinutes).toBe(0.5);
    expect(() => readOptions(['--soak-minutes=0'])).toThrow('above 0');
    expect(() => readOptions(['--soak-minutes=long'])).toThrow('above 0');
  });

  it('hand settings to the parties as they are', () => {
    expect(readOptions(['--set=A=1', '--set', 'URL=x=y']).settings).toEqual({ A: '1', URL: 'x=y' });
    expect(() => readOptions(['--set=A'])).toThrow('NAME=value');
  });
});
