import { createHash } from 'node:crypto';
import type { NodeAddress } from '../src/tree/node.address.js';
import type { ReadNodes } from '../src/tree/node.reader.js';

/**
 * The tree as RFC 6962 2.1 defines it, word for word and slow: recursive, over all leaves, with its own hashing. It
 * shares nothing with the code it judges.
 */
function sha256(...parts: Uint8Array[]): Buffer {
  const sha = createHash('sha256');
  for (const part of parts) sha.update(part);
  return sha.digest();
}

function k(n: number): number {
  return n === 2 ? 1 : 2 ** Math.ceil(Math.log2(n) - 1);
}

/** MTH(D[n]) */
export function mth(d: readonly Uint8Array[]): Buffer {
  const [only] = d;
  if (only === undefined) return sha256();
  if (d.length === 1) return sha256(Buffer.of(0), only);
  const split = k(d.length);
  return sha256(Buffer.of(1), mth(d.slice(0, split)), mth(d.slice(split)));
}

/** PATH(m, D[n]) */
export function path(m: number, d: readonly Uint8Array[]): Buffer[] {
  if (d.length === 1) return [];
  const split = k(d.length);
  return m < split
    ? [...path(m, d.slice(0, split)), mth(d.slice(split))]
    : [...path(m - split, d.slice(split)), mth(d.slice(0, split))];
}

/** PROOF(m, D[n]), for 0 < m < n */
export function proof(m: number, d: readonly Uint8Array[]): Buffer[] {
  return subproof(m, d, true);
}

function subproof(m: number, d: readonly Uint8Array[], known: boolean): Buffer[] {
  if (m === d.length) return known ? [] : [mth(d)];
  const split = k(d.length);
  return m <= split
    ? [...subproof(m, d.slice(0, split), known), mth(d.slice(split))]
    : [...subproof(m - split, d.slice(split), false), mth(d.slice(0, split))];
}

/** The eight entries of the Merkle tree tests of Certificate Transparency. */
export const CT_ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'));

export function entries(count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => Buffer.from(`entry ${index}`));
}

/** A store of the complete subtrees of a log, computed from the definition; it remembers what was read of it. */
export class ReferenceStore {
  readonly reads: NodeAddress[][] = [];
  private readonly known = new Map<string, Buffer>();

  constructor(private readonly log: readonly Uint8Array[]) {}

  readonly read: ReadNodes = (addresses) => {
    this.reads.push([...addresses]);
    return Promise.resolve(addresses.map((address) => this.node(address)));
  };

  node({ level, index }: NodeAddress): Buffer {
    const key = `${level}/${index}`;
    const width = 2 ** level;
    if ((index + 1) * width > this.log.length) throw new Error(`The subtree ${key} is not complete`);
    const hash = this.known.get(key) ?? mth(this.log.slice(index * width, (index + 1) * width));
    this.known.set(key, hash);
    return hash;
  }
}

/** The store of a log of any size whose entries are all the same: a node depends on its level alone. */
export function uniformStore(entry: Uint8Array): ReadNodes {
  const levels = [sha256(Buffer.of(0), entry)];
  const hashOf = (level: number): Buffer => {
    const known = levels[level];
    if (known) return known;
    const below = hashOf(level - 1);
    return (levels[level] = sha256(Buffer.of(1), below, below));
  };
  return (addresses) => Promise.resolve(addresses.map(({ level }) => hashOf(level)));
}

export function flipped(bytes: Uint8Array, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(bit / 8);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << (bit % 8)), at);
  return copy;
}
