import { hash } from 'node:crypto';

const ROUND_ONE = uint32(1);
const HASH_BITS = 256;

export interface KdfInput {
  readonly secret: Buffer;
  /** AlgorithmID: for direct agreement the `enc` value. */
  readonly algorithm: string;
  /** PartyUInfo and PartyVInfo, as they are before base64url. */
  readonly apu: string;
  readonly apv: string;
  /** Length of the key; one round of SHA-256 gives up to 256. */
  readonly bits: number;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function prefixed(text: string): Buffer[] {
  const bytes = Buffer.from(text);
  return [uint32(bytes.length), bytes];
}

/** The Concat KDF of RFC 7518 section 4.6.2 (NIST SP 800-56A section 5.8.1), SHA-256, for keys of one round. */
export function concatKdf({ secret, algorithm, apu, apv, bits }: KdfInput): Buffer {
  if (bits > HASH_BITS) throw new RangeError(`One round derives ${HASH_BITS} bits at most`);
  const otherInfo = [...prefixed(algorithm), ...prefixed(apu), ...prefixed(apv), uint32(bits)];
  return hash('sha256', Buffer.concat([ROUND_ONE, secret, ...otherInfo]), 'buffer').subarray(0, bits / 8);
}
