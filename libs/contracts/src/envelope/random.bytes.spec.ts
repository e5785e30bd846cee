import { describe, expect, it } from '@jest/globals';
import { drawBytes } from './random.bytes.js';

describe('drawn bytes', () => {
  it.each([1, 8, 16, 24, 1024])('are as many as asked for: %i', (count) => {
    expect(drawBytes(count)).toHaveLength(count);
  });

  it('are given once, also across the end of a pool', () => {
    const drawn = Array.from({ length: 2000 }, () => Buffer.from(drawBytes(24)).toString('hex'));
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('stay what they were when more are drawn', () => {
    const first = drawBytes(16);
    const copy = [...first];
    for (let more = 0; more < 2000; more += 1) drawBytes(24);
    expect([...first]).toEqual(copy);
  });

  it('belong to who drew them: to overwrite them changes no others', () => {
    drawBytes(8).fill(0);
    const next = drawBytes(1000);
    expect(next.filter((byte) => byte === 0).length).toBeLessThan(30);
  });

  it('are each as likely as any other', () => {
    const counts = Array.from({ length: 256 }, () => 0);
    for (let draw = 0; draw < 16_000; draw += 1)
      for (const byte of drawBytes(16)) counts[byte] = (counts[byte] ?? 0) + 1;
    // 1,000 of each are expected; eight standard deviations to either side.
    expect(Math.min(...counts)).toBeGreaterThan(750);
    expect(Math.max(...counts)).toBeLessThan(1250);
  });
});
