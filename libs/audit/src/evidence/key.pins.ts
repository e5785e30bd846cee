import type { KeyObject } from 'node:crypto';
import { EnlaceError, type EvidenceKeys, type PartyId } from '@enlace/contracts';
import type { NoteVerifier } from '../checkpoint/note.signature.js';
import { ed25519Of, parseVerifierKey } from '../checkpoint/verifier.key.js';
import { finding, type Finding } from './finding.js';

export interface PartyKey {
  readonly party: PartyId;
  readonly key: KeyObject;
  readonly validFrom: number;
  readonly validUntil: number;
}

/** Keys ready to verify with. */
export interface KeyPins {
  readonly notes: readonly NoteVerifier[];
  readonly parties: ReadonlyMap<string, PartyKey>;
  /** What could not be used, to be told and not to be trusted. */
  readonly faults: readonly Finding[];
}

/** Takes each key for what it is said to be, and no other: a witness's key never verifies a log. */
export function readPins({ log, witnesses, parties }: EvidenceKeys): KeyPins {
  const faults: Finding[] = [];
  const notes: NoteVerifier[] = [];
  for (const [type, texts] of [
    ['note', log],
    ['cosignature', witnesses],
  ] as const) {
    for (const text of texts) {
      const key = readKey(text);
      if (key?.type === type) notes.push(key);
      else faults.push(finding('key-unusable', { key: type }));
    }
  }
  const known = new Map<string, PartyKey>();
  for (const { party, kid, x, validFrom, validUntil } of parties) {
    // One kid names one key: with two, a signature would have two authors.
    if (known.has(kid)) faults.push(finding('key-unusable', { key: party }));
    known.set(kid, {
      party,
      key: ed25519Of(Buffer.from(x, 'base64url')),
      validFrom: validFrom === undefined ? -Infinity : Date.parse(validFrom),
      validUntil: validUntil === undefined ? Infinity : Date.parse(validUntil),
    });
  }
  return { notes, parties: known, faults };
}

function readKey(text: string): Required<NoteVerifier> | undefined {
  try {
    return parseVerifierKey(text);
  } catch (error) {
    if (error instanceof EnlaceError) return undefined;
    throw error;
  }
}
