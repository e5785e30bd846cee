import { describe, expect, it } from '@jest/globals';
import type { InboundHandler } from '@enlace/outbox';
import type { EntityManager } from 'typeorm';
import { inbound } from '../../test/messages.js';
import { observeHandlers } from './observed.handler.js';

const tx = {} as EntityManager;
const message = inbound('referral.accepted.v1', {
  caseCode: '7KQ4-M2XD-H',
  at: new Date(0).toISOString(),
});

function observed(handler: InboundHandler): { handler: InboundHandler; told: [string, number][] } {
  const told: [string, number][] = [];
  const [one] = observeHandlers([handler], { onHandled: (type, seconds) => told.push([type, seconds]) });
  if (!one) throw new Error('The handler is gone.');
  return { handler: one, told };
}

describe('a handler that is watched', () => {
  it('does what it did, in the same transaction, and answers what it answered', async () => {
    const leaves = new Map([['digest', 7]]);
    const { handler } = observed({
      types: ['referral.accepted.v1'],
      apply: (messages, given) =>
        Promise.resolve(given === tx && messages[0] === message ? leaves : undefined),
    });
    expect(handler.types).toEqual(['referral.accepted.v1']);
    await expect(handler.apply([message], tx)).resolves.toBe(leaves);
  });

  it('tells once how long it took over what it was given together', async () => {
    const { handler, told } = observed({ types: [], apply: () => Promise.resolve() });
    await handler.apply([message, message, message], tx);
    expect(told).toEqual([['referral.accepted.v1', expect.any(Number)]]);
    expect(told[0]?.[1]).toBeLessThan(1);
  });

  it('fails as it failed, and tells how long that took', async () => {
    const failure = new Error('refused');
    const { handler, told } = observed({ types: [], apply: () => Promise.reject(failure) });
    await expect(handler.apply([message], tx)).rejects.toBe(failure);
    expect(told).toHaveLength(1);
  });
});
