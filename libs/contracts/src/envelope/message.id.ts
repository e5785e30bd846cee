import { v7 } from 'uuid';

/**
 * A UUIDv7 for a message. Its leading 48 bits are the instant given, so pass a wire time where the exact instant would
 * join two referrals of one flag; the rest is random.
 *
 * @param epochMilliseconds of the message
 */
export function createMessageId(epochMilliseconds: number): string {
  return v7({ msecs: epochMilliseconds, random: crypto.getRandomValues(new Uint8Array(16)) });
}

/** A W3C trace context of its own, not sampled. A shared trace would join the referrals of one flag. */
export function createTraceparent(): string {
  const hex = (bytes: number): string =>
    Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join('');
  return `00-${hex(16)}-${hex(8)}-00`;
}
