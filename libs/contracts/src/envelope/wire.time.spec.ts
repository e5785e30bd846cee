import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { WIRE_TIME_MINUTES, toWireTime } from './wire.time.js';

const at = (time: string): number => Date.parse(`2026-11-23T${time}Z`);
const instants = fc.integer({ min: 0, max: Date.parse('2100-01-01T00:00:00Z') });
const STEP = WIRE_TIME_MINUTES * 60_000;

describe('wire time', () => {
  it('is a quarter of an hour, rounded down', () => {
    expect(toWireTime(at('17:14:59.999'))).toBe(at('17:00:00.000'));
    expect(toWireTime(at('17:15:00.000'))).toBe(at('17:15:00.000'));
    expect(toWireTime(at('17:59:59.999'))).toBe(at('17:45:00.000'));
  });

  it('is the same for all instants of one quarter, so that nothing tells two of them apart', () => {
    fc.assert(
      fc.property(instants, fc.nat(STEP - 1), (instant, later) => {
        const start = toWireTime(instant);
        expect(toWireTime(start + later)).toBe(start);
      }),
    );
  });

  it('is never later than the instant, and never a quarter earlier', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const behind = instant - toWireTime(instant);
        expect(behind).toBeGreaterThanOrEqual(0);
        expect(behind).toBeLessThan(STEP);
      }),
    );
  });

  it('of a wire time is itself', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(toWireTime(toWireTime(instant))).toBe(toWireTime(instant));
      }),
    );
  });

  it('keeps the order of instants', () => {
    fc.assert(
      fc.property(instants, instants, (a, b) => {
        expect(toWireTime(Math.min(a, b))).toBeLessThanOrEqual(toWireTime(Math.max(a, b)));
      }),
    );
  });

  it('falls on whole quarters of the clock in Panama, five hours from Greenwich all year', () => {
    const local = new Intl.DateTimeFormat('en', { minute: 'numeric', timeZone: 'America/Panama' });
    for (const time of ['00:00:01', '04:59:59', '12:29:30', '23:59:59']) {
      expect(['0', '15', '30', '45']).toContain(local.format(toWireTime(at(time))));
    }
  });
});
