import type { Envelope, EventData, EventType, PartyId } from '@enlace/contracts';
import type { EntityManager } from 'typeorm';

/** A message that passed every check: verified, new, in order, opened. */
export interface InboundMessage<T extends EventType = EventType> {
  readonly envelope: Envelope & { readonly type: T };
  readonly sender: PartyId;
  readonly digest: string;
  readonly jws: string;
  readonly data: EventData<T>;
}

/** Leaf of the log by digest of the message: what the audit adds to its receipts. Two parties may use one id. */
export type LeafPromises = ReadonlyMap<string, number>;

/**
 * What a party does on a message. It gets all messages of one type in hand at once, so that it can write them in one
 * statement, and it writes in the inbox's transaction: the effect and the mark that it happened commit together.
 * An EnlaceError that is not retryable refuses the message; anything else makes the sender try again.
 */
export interface InboundHandler {
  readonly types: readonly EventType[];
  apply(messages: readonly InboundMessage[], tx: EntityManager): Promise<LeafPromises | void>;
}

export const INBOUND_HANDLERS = Symbol('INBOUND_HANDLERS');

/**
 * One handler for every expected type: two would apply a message twice, none would lose it. Checked at boot.
 *
 * @throws Error naming every type without a handler, with two, or unexpected
 */
export function indexHandlers(
  handlers: readonly InboundHandler[],
  expected: readonly EventType[],
): ReadonlyMap<EventType, InboundHandler> {
  const index = new Map<EventType, InboundHandler>();
  const faults: string[] = [];
  for (const handler of handlers) {
    for (const type of handler.types) {
      if (index.has(type)) faults.push(`${type} has two handlers`);
      if (!expected.includes(type)) faults.push(`${type} has a handler but is not expected here`);
      index.set(type, handler);
    }
  }
  for (const type of expected) if (!index.has(type)) faults.push(`${type} has no handler`);
  if (faults.length > 0)
    throw new Error(`The inbox is incomplete: ${faults.join('; ')}. Add or remove handlers.`);
  return index;
}
