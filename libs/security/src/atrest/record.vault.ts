import { createSecretKey } from 'node:crypto';
import { EnlaceError, drawBytes } from '@enlace/contracts';
import { BoundedCache } from '../cache/bounded.cache.js';
import { wrappingKeyOf, type KeyWrapper } from './key.wrapper.js';
import { openBytes, sealBytes, type SealingKey } from './sealed.bytes.js';

const KEY_BYTES = 32;
/** Opened keys in memory, and for how long: so many cases an office has in hand in one sitting. */
const CACHE = { entries: 2_000, lifetime: 5 * 60_000 } as const;

/** A key of one record, ready for use, and as it is stored beside it. */
export interface DataKey {
  readonly owner: string;
  readonly wrapped: string;
  readonly key: SealingKey;
}

/** Where a sealed value stands: its column, and the row of it where an owner has several. */
export type SealedPlace = `${string}.${string}`;

/**
 * Seals what a database keeps of persons, each record under a key of its own: to destroy the key is to erase the record,
 * wherever copies of its bytes may lie. A value opens only with its owner and in its column, so that rows cannot be
 * swapped.
 *
 * Opened keys are KeyObjects and are not overwritten when they leave the cache: a buffer that was, while somebody was
 * about to seal with it, would seal under zeros.
 */
export class RecordVault {
  readonly #cache = new BoundedCache<DataKey>(CACHE);

  constructor(private readonly wrapper: KeyWrapper) {}

  /** Under which new keys are wrapped. */
  get wrappingKey(): string {
    return this.wrapper.keyId;
  }

  /** Whether keys may still be wrapped under an earlier one. */
  get rotating(): boolean {
    return this.wrapper.rotating;
  }

  /** Not remembered: what is written is mostly read by nobody soon, and to open it costs as little as to remember it. */
  async createKey(owner: string): Promise<DataKey> {
    const key = drawBytes(KEY_BYTES);
    return { owner, wrapped: await this.wrapper.wrap(key, owner), key };
  }

  /** @throws EnlaceError `record-unreadable` */
  async openKey(owner: string, wrapped: string): Promise<DataKey> {
    const known = this.#cache.get(owner);
    if (known?.wrapped === wrapped) return known;
    const opened = { owner, wrapped, key: createSecretKey(await this.wrapper.unwrap(wrapped, owner)) };
    this.#cache.set(owner, opened);
    return opened;
  }

  /** The same key under the current wrapping key. @returns `undefined` when it is already */
  async rewrap(owner: string, wrapped: string): Promise<string | undefined> {
    if (wrappingKeyOf(wrapped) === this.wrapper.keyId) return undefined;
    return this.wrapper.wrap(await this.wrapper.unwrap(wrapped, owner), owner);
  }

  /** After the commit that destroyed the key of a record. */
  forget(owner: string): void {
    this.#cache.delete(owner);
  }

  seal(value: unknown, place: SealedPlace, { key, owner }: DataKey): Buffer {
    return sealBytes(Buffer.from(JSON.stringify(value)), key, contextOf(place, owner));
  }

  /** @throws EnlaceError `record-unreadable` */
  open(sealed: Buffer, place: SealedPlace, { key, owner }: DataKey): unknown {
    const plain = openBytes(sealed, key, contextOf(place, owner));
    if (plain) return JSON.parse(plain.toString('utf8')) as unknown;
    throw new EnlaceError(
      'record-unreadable',
      'A record does not open with its own key: its row was changed or put in the place of another. Restore it from a backup.',
    );
  }
}

function contextOf(place: SealedPlace, owner: string): string {
  return `${place} ${owner}`;
}
