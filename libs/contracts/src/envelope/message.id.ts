import { v7 } from 'uuid';
import type { PartyId } from '../registry/agency.registry.js';
import { drawBytes } from './random.bytes.js';

const RANDOM_BYTES = 16;
/** Those that come first behind the time, with 15 bits of them: 11 in `rand_a`, four in `rand_b` (RFC 9562 section 5.7). */
const BEGINNING = { from: 6, to: 8 } as const;

/**
 * A UUIDv7 for a message. Its leading 48 bits are the instant given, so pass a wire time where the exact instant would
 * join two referrals of one flag; the rest is random.
 *
 * @param epochMilliseconds of the message
 */
export function createMessageId(epochMilliseconds: number): string {
  return v7({ msecs: epochMilliseconds, random: drawBytes(RANDOM_BYTES) });
}

/**
 * Ids of messages that are sealed together. Behind the time, those to one recipient begin alike, with bits that are drawn
 * anew for each such company: so they stand beside each other in every index that keeps them, at the sender's, the
 * receiver's and the audit's. It joins nothing that a shared signature does not join (ADR 0028).
 */
export class MessageIds {
  private readonly beginnings = new Map<PartyId, Uint8Array>();

  constructor(private readonly epochMilliseconds: number) {}

  next(recipient: PartyId): string {
    const random = drawBytes(RANDOM_BYTES);
    const beginning = this.beginnings.get(recipient);
    if (beginning) random.set(beginning, BEGINNING.from);
    else this.beginnings.set(recipient, random.slice(BEGINNING.from, BEGINNING.to));
    return v7({ msecs: this.epochMilliseconds, random });
  }
}

/** The instant that a UUIDv7 begins with (RFC 9562 section 5.7). Milliseconds since the epoch. */
export function instantOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** A W3C trace context of its own, not sampled. A shared trace would join the referrals of one flag. */
export function createTraceparent(): string {
  const bytes = drawBytes(24);
  let hex = '';
  for (const byte of bytes) hex += HEX[byte];
  return `00-${hex.slice(0, 32)}-${hex.slice(32)}-00`;
}
