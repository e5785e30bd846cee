import { verify, type KeyObject } from 'node:crypto';
import type { PartyId } from '@enlace/contracts';
import { isBelieved, type Lifetime } from '../keys/key.lifetime.js';
import { BoundedCache } from '../cache/bounded.cache.js';
import { batchJwsFor } from './batch.jws.js';
import { encodeKeyHeaders, type KeyHeaders } from './jws.header.js';
import type { CompactJws } from './jws.js';
import { climb, leafHash } from './merkle.tree.js';
import { ProvenTree } from './proven.tree.js';

/** Batches of one key that are remembered: those under way from one party at one time, and some to spare. */
const PROVEN_BATCHES = 256;

/**
 * A pinned key that signatures are believed under. It remembers the batches that it proved, so that one verification
 * serves all messages of a batch. Each key has a memory of its own: a member who floods slows itself down and nobody
 * else. What failed is not remembered, or a forger could fill the memory.
 */
export class VerificationKey {
  readonly headers: KeyHeaders;
  /** By the whole JWS of the batch: kid, root, size and signature. Never a message. */
  readonly #proven = new BoundedCache<true>({ entries: PROVEN_BATCHES });
  /** Of the batch that came last: its messages come together. */
  #tree: ProvenTree | undefined;

  constructor(
    readonly party: PartyId,
    readonly kid: string,
    readonly key: KeyObject,
    private readonly lifetime: Lifetime = {},
  ) {
    this.headers = encodeKeyHeaders(kid);
  }

  /** Batches remembered at this moment. */
  get provenBatches(): number {
    return this.#proven.size;
  }

  /** Whether what came in at that moment can be its owner's. */
  isBelieved(at: number): boolean {
    return isBelieved(this.lifetime, at);
  }

  verifies({ signingInput, proof }: CompactJws): boolean {
    if (Buffer.isBuffer(proof)) return this.#isSignature(signingInput, proof);
    const leaf = leafHash(signingInput);
    if (this.#tree?.isOf(proof) === true) return this.#tree.holds(leaf, proof);
    const nodes = climb(leaf, proof);
    const batch = batchJwsFor(this.headers.batch, nodes.at(-1) ?? leaf, proof);
    if (!this.#isProven(batch, proof.signature)) return false;
    this.#tree = new ProvenTree(proof, nodes);
    return true;
  }

  #isProven(batch: string, signature: Buffer): boolean {
    if (this.#proven.get(batch)) return true;
    const proven = this.#isSignature(batch.slice(0, batch.lastIndexOf('.')), signature);
    if (proven) this.#proven.set(batch, true);
    return proven;
  }

  #isSignature(signingInput: string, signature: Buffer): boolean {
    return verify(null, Buffer.from(signingInput), this.key, signature);
  }
}
