import type { KeyObject } from 'node:crypto';
import { EnlaceError } from '@enlace/contracts';
import { BoundedCache } from '../cache/bounded.cache.js';
import type { NamedKey } from '../keys/key.ring.js';
import { generateEphemeralKey } from './ephemeral.key.js';
import { agreeOnSecret } from './key.agreement.js';

/** What a body is encrypted with, before it gets a key of its own. */
export interface Agreement {
  /** The receiver's key. */
  readonly kid: string;
  /** The public half of the ephemeral key, base64url. */
  readonly epk: string;
  readonly secret: Buffer;
}

export interface EphemeralLimits {
  /** Milliseconds. */
  readonly lifetime?: number;
  /** Messages. */
  readonly uses?: number;
  readonly now?: () => number;
}

const LIFETIME = 60_000;
const USES = 1000;
/** Receivers and lanes at one time; the eldest gives way, which costs a new key and nothing else. */
const ENTRIES = 256;

interface Entry {
  readonly to: KeyObject;
  readonly agreement: Agreement;
  uses: number;
}

/**
 * The ephemeral keys of one process, each for one receiver key and one lane, for a minute or a thousand messages,
 * whichever ends first (ADR 0013). The private half is not kept even that long: it agrees once on a secret with the
 * one key it is for, and is dropped. The secret is wiped at the end of its time.
 */
export class EphemeralKeys {
  readonly #uses: number;
  readonly #entries: BoundedCache<Entry>;

  constructor({ lifetime = LIFETIME, uses = USES, now }: EphemeralLimits = {}) {
    this.#uses = uses;
    this.#entries = new BoundedCache({
      entries: ENTRIES,
      lifetime,
      now,
      wipe: ({ agreement }) => agreement.secret.fill(0),
    });
  }

  /**
   * For one message: use it before asking for the next, because what is old is wiped.
   *
   * @param lane what may be seen to have been sent in the same minute, by a name of one line
   */
  agreeWith(to: NamedKey, lane: string): Agreement {
    const name = `${lane}\n${to.kid}`;
    let entry = this.#entries.get(name);
    // A directory read anew may hold another key under the same kid.
    if (!entry || entry.to !== to.key || entry.uses >= this.#uses) {
      entry = { to: to.key, agreement: agree(to), uses: 0 };
      this.#entries.set(name, entry);
    }
    entry.uses += 1;
    return entry.agreement;
  }
}

function agree({ kid, key }: NamedKey): Agreement {
  const { publicKey, privateKey } = generateEphemeralKey();
  const secret = agreeOnSecret(privateKey, key);
  if (secret) return { kid, epk: publicKey.x, secret };
  throw new EnlaceError('configuration-invalid', `The encryption key ${kid} is unusable: replace it.`);
}
