import { describe, expect, it } from '@jest/globals';
import { Envelope } from './envelope.schema.js';
import { MessageIds, createMessageId, createTraceparent, instantOf } from './message.id.js';
import { toWireTime } from './wire.time.js';

const NOW = Date.parse('2026-11-23T17:07:31.415Z');

/** All that is not instant, version or variant. */
function randomOf(id: string): string {
  return id.replaceAll('-', '').slice(13);
}

describe('a message id', () => {
  it('is a UUID of version 7, as the envelope demands', () => {
    expect(createMessageId(NOW)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(Envelope.shape.id.safeParse(createMessageId(NOW)).success).toBe(true);
  });

  it('carries the instant it was made for', () => {
    expect(instantOf(createMessageId(NOW))).toBe(NOW);
    // The example of RFC 9562, appendix A.6.
    expect(instantOf('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toBe(Date.UTC(2022, 1, 22, 19, 22, 22));
  });

  it('of a wire time carries no finer instant', () => {
    const wireTime = toWireTime(NOW);
    const ids = Array.from({ length: 200 }, () => createMessageId(wireTime));
    expect(new Set(ids.map(instantOf))).toEqual(new Set([wireTime]));
  });

  it('differs from another of the same instant', () => {
    const ids = Array.from({ length: 5000 }, () => createMessageId(toWireTime(NOW)));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('does not tell which of two of one instant came first', () => {
    const ids = Array.from({ length: 200 }, () => createMessageId(toWireTime(NOW)));
    const ascents = ids.slice(1).filter((id, index) => id > (ids[index] ?? '')).length;
    // A counter in the id would make all 199 of them ascents, or all but one.
    expect(ascents).toBeGreaterThan(60);
    expect(ascents).toBeLessThan(140);
  });

  it('has no bits in common with its neighbour but by chance', () => {
    const tails = Array.from({ length: 500 }, () => randomOf(createMessageId(NOW)).slice(-8));
    expect(new Set(tails).size).toBe(tails.length);
  });
});

describe('the ids of messages that are sealed together', () => {
  const wireTime = toWireTime(NOW);
  /** Of the time to the bits that a company shares, the last four of them behind the variant. */
  const beginningOf = (id: string): string =>
    (BigInt(`0x${id.replaceAll('-', '').slice(0, 18)}`) >> 2n).toString(2);
  const beginnings = (ids: readonly string[]): ReadonlySet<string> => new Set(ids.map(beginningOf));

  it('are ids like any other', () => {
    const ids = new MessageIds(wireTime);
    const drawn = Array.from({ length: 5000 }, () => ids.next('onpar'));
    expect(new Set(drawn).size).toBe(drawn.length);
    expect(drawn.filter((id) => !Envelope.shape.id.safeParse(id).success)).toEqual([]);
    expect(new Set(drawn.map(instantOf))).toEqual(new Set([wireTime]));
  });

  it('begin alike for one recipient, so that they stand together in an index', () => {
    const ids = new MessageIds(wireTime);
    expect(beginnings(Array.from({ length: 400 }, () => ids.next('onpar'))).size).toBe(1);
  });

  it('share nothing between two recipients: that would join two referrals of one flag', () => {
    const companies = Array.from({ length: 20 }, () => new MessageIds(wireTime));
    const joined = companies.filter(
      (ids) => beginningOf(ids.next('onpar')) === beginningOf(ids.next('inamu')),
    );
    // One in 32,768 is alike by chance.
    expect(joined.length).toBeLessThan(3);
  });

  it('share nothing with those that were sealed before or after', () => {
    const firsts = Array.from({ length: 50 }, () => new MessageIds(wireTime).next('onpar'));
    expect(beginnings(firsts).size).toBeGreaterThan(45);
  });

  it('do not tell which of two came first', () => {
    const ids = new MessageIds(wireTime);
    const drawn = Array.from({ length: 200 }, () => ids.next('onpar'));
    const ascents = drawn.slice(1).filter((id, index) => id > (drawn[index] ?? '')).length;
    expect(ascents).toBeGreaterThan(60);
    expect(ascents).toBeLessThan(140);
  });
});

describe('a traceparent', () => {
  it('is a W3C trace context that is not sampled', () => {
    expect(createTraceparent()).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
  });

  it('is one that the envelope takes', () => {
    const all = Array.from({ length: 200 }, () => createTraceparent());
    expect(all.filter((one) => !Envelope.shape.traceparent.safeParse(one).success)).toEqual([]);
  });

  it('shares neither trace nor span with another', () => {
    const parts = Array.from({ length: 500 }, () => createTraceparent().split('-').slice(1, 3)).flat();
    expect(new Set(parts).size).toBe(parts.length);
  });
});
