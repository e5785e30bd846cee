import { describe, expect, it } from '@jest/globals';
import { AGENCY_INBOUND, EVENT_TYPES, type EventType } from '@enlace/contracts';
import { indexHandlers, type InboundHandler } from './inbound.handler.js';

const handlerOf = (...types: EventType[]): InboundHandler => ({ types, apply: () => Promise.resolve() });

describe('indexHandlers', () => {
  it('finds the one handler of every type', () => {
    const [first, ...rest] = AGENCY_INBOUND;
    if (!first) throw new Error('The registry has no types.');
    const one = handlerOf(first);
    const others = handlerOf(...rest);
    const index = indexHandlers([one, others], AGENCY_INBOUND);
    expect(index.size).toBe(AGENCY_INBOUND.length);
    expect(index.get(first)).toBe(one);
    for (const type of rest) expect(index.get(type)).toBe(others);
  });

  it('serves the audit with one handler of everything', () => {
    const all = handlerOf(...EVENT_TYPES);
    expect([...indexHandlers([all], EVENT_TYPES).keys()]).toEqual(EVENT_TYPES);
  });

  it('refuses a type without a handler, because its messages would be lost', () => {
    const expected: EventType[] = ['referral.requested.v1', 'referral.amended.v1'];
    expect(() => indexHandlers([handlerOf('referral.requested.v1')], expected)).toThrow(
      'referral.amended.v1 has no handler',
    );
  });

  it('refuses a type with two handlers, because its messages would be applied twice', () => {
    const twice = [handlerOf('referral.closed.v1'), handlerOf('referral.closed.v1')];
    expect(() => indexHandlers(twice, ['referral.closed.v1'])).toThrow('referral.closed.v1 has two handlers');
  });

  it('refuses one handler that names a type twice', () => {
    const twice = handlerOf('referral.closed.v1', 'referral.closed.v1');
    expect(() => indexHandlers([twice], ['referral.closed.v1'])).toThrow('two handlers');
  });

  it('refuses a handler of a type that has no business here', () => {
    const stray = handlerOf('referral.closed.v1', 'record.viewed.v1');
    expect(() => indexHandlers([stray], ['referral.closed.v1'])).toThrow(
      'record.viewed.v1 has a handler but is not expected here',
    );
  });

  it('names every fault at once and says what to do', () => {
    const faulty = [handlerOf('record.viewed.v1'), handlerOf('referral.closed.v1', 'referral.closed.v1')];
    const index = (): unknown => indexHandlers(faulty, ['referral.closed.v1', 'referral.started.v1']);
    expect(index).toThrow(/record\.viewed\.v1 .*; referral\.closed\.v1 .*; referral\.started\.v1 /);
    expect(index).toThrow('Add or remove handlers.');
  });
});
