import { describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import type { ClaimedDelivery } from '../relay/delivery.claim.js';
import { Departures } from './departures.js';

const transaction = (): EntityManager => ({}) as EntityManager;
const copy = (messageId: string): ClaimedDelivery => ({
  messageId,
  destination: 'onpar',
  attempt: 1,
  receiptExpected: true,
  type: 'referral.requested.v1',
  body: 'sealed',
});

function listening(): { departures: Departures; carried: string[] } {
  const departures = new Departures();
  const carried: string[] = [];
  departures.carriedBy((copies) => carried.push(...copies.map(({ messageId }) => messageId)));
  return { departures, carried };
}

describe('Departures', () => {
  it('lets nothing go before its transaction is committed', () => {
    const { departures, carried } = listening();
    const tx = transaction();
    departures.hold([copy('a')], tx);
    departures.hold([copy('b')], tx);
    expect(carried).toEqual([]);
    departures.depart(tx);
    expect(carried).toEqual(['a', 'b']);
  });

  it('keeps transactions apart', () => {
    const { departures, carried } = listening();
    const [one, other] = [transaction(), transaction()];
    departures.hold([copy('a')], one);
    departures.hold([copy('b')], other);
    departures.depart(other);
    expect(carried).toEqual(['b']);
  });

  it('lets each copy go once', () => {
    const { departures, carried } = listening();
    const tx = transaction();
    departures.hold([copy('a')], tx);
    departures.depart(tx);
    departures.depart(tx);
    expect(carried).toEqual(['a']);
  });

  it('leaves copies to their rows when nobody carries them', () => {
    const { departures, carried } = listening();
    departures.carriedBy(undefined);
    const tx = transaction();
    departures.hold([copy('a')], tx);
    departures.depart(tx);
    expect(carried).toEqual([]);
  });
});
