import { randomUUID } from 'node:crypto';
import { createMessageId, createTraceparent, type MessageDraft, type PartyId } from '@enlace/contracts';
import type { BadArrival, GoodArrival } from './arrival.reader.js';
import type { LeafPromises } from './inbound.handler.js';

type Receipt = MessageDraft<'message.receipted.v1'>;
type Refusal = MessageDraft<'message.refused.v1'>;

function header(recipient: PartyId, now: number) {
  return {
    id: createMessageId(now),
    time: new Date(now).toISOString(),
    recipient,
    correlationid: randomUUID(),
    traceparent: createTraceparent(),
  };
}

/** One receipt for each sender, about all of its messages that this transaction took in. */
export function composeReceipts(
  arrivals: readonly GoodArrival[],
  leaves: LeafPromises,
  now: number,
): { draft: Receipt; arrivals: readonly GoodArrival[] }[] {
  const at = new Date(now).toISOString();
  return [...groupBy(arrivals, (arrival) => arrival.sender)].map(([sender, group]) => {
    const receipts = group.map(({ verified }) => {
      const leaf = leaves.get(verified.digest);
      return {
        id: verified.envelope.id,
        digest: verified.digest,
        at,
        ...(leaf === undefined ? {} : { leaf }),
      };
    });
    const draft: Receipt = { ...header(sender, now), type: 'message.receipted.v1', data: { receipts } };
    return { draft, arrivals: group };
  });
}

/**
 * One refusal for each claimed source. What names no party, and what claims to be a receipt, is told to the audit
 * alone; at the audit itself such bytes stay a dead letter.
 */
export function composeRefusals(
  bad: readonly BadArrival[],
  self: PartyId,
  now: number,
): { draft: Refusal; digests: string[] }[] {
  const at = new Date(now).toISOString();
  const groups = groupBy(bad, (arrival) =>
    arrival.isReceipt ? 'audit' : (arrival.claimedSource ?? 'audit'),
  );
  return [...groups].flatMap(([recipient, group]) => {
    if (recipient === self) return [];
    const refusals = group.map(({ code, digest, claimedId }) => ({ code, digest, at, id: claimedId }));
    const draft: Refusal = { ...header(recipient, now), type: 'message.refused.v1', data: { refusals } };
    return { draft, digests: refusals.map((refusal) => refusal.digest) };
  });
}

/** `Map.groupBy` is not in Node 20. */
export function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
