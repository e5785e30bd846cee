import { Envelope, partyOf, type EvidenceEntry, type PartyId } from '@enlace/contracts';
import { verifyInclusion } from '../tree/inclusion.proof.js';
import { leafHash } from '../tree/tree.hash.js';
import type { CheckedLog } from './checkpoint.check.js';
import { finding, type Finding } from './finding.js';
import type { KeyPins } from './key.pins.js';
import { readJson, readMessage } from './message.proof.js';

/** An entry whose message says what it is. Whether that is proved, its findings tell. */
export interface CheckedEntry {
  readonly leaf: number;
  readonly digest: string;
  readonly source: PartyId;
  readonly envelope: Envelope;
  /** Signed by its source, and in the log. */
  readonly proved: boolean;
}

export interface EntryOutcome {
  readonly findings: readonly Finding[];
  readonly entry?: CheckedEntry;
}

/** Who wrote a message, and that it is in the log where the pack says. */
export function checkEntry(
  { leaf, message, path }: EvidenceEntry,
  { checkpoint, witnessedSize }: Pick<CheckedLog, 'checkpoint' | 'witnessedSize'>,
  pins: KeyPins,
): EntryOutcome {
  const read = readMessage(message);
  const envelope = read && Envelope.safeParse(readJson(read.payload)).data;
  if (!read || !envelope) return { findings: [finding('message-malformed', { leaf })] };
  const source = partyOf(envelope);
  const facts = { leaf, source, recipient: envelope.recipient, type: envelope.type, at: envelope.time };
  const findings: Finding[] = [];

  const hashes = path.map((hash) => Buffer.from(hash, 'base64'));
  const hashed = leafHash(message);
  const included =
    checkpoint !== undefined && verifyInclusion(hashed, leaf, checkpoint.size, hashes, checkpoint.root);
  // Without a checkpoint that was signed the whole is false already, and a path leads nowhere.
  if (checkpoint && !included) findings.push(finding('leaf-not-included', facts));
  if (included && witnessedSize > 0 && leaf >= witnessedSize)
    findings.push(finding('leaf-unwitnessed', facts));

  const signer = pins.parties.get(read.kid);
  const signed = signer?.party === source && read.isSignedBy(signer.key);
  if (!signer) findings.push(finding('message-key-unknown', facts));
  else if (signer.party !== source)
    findings.push(finding('message-source-false', { ...facts, signer: signer.party }));
  else if (!signed) findings.push(finding('message-forged', facts));
  else {
    const at = Date.parse(envelope.time);
    if (at < signer.validFrom || at > signer.validUntil) findings.push(finding('message-key-expired', facts));
  }

  const proved = included && signed;
  if (proved) findings.push(finding('message-proved', facts));
  return { findings, entry: { leaf, digest: read.digest, source, envelope, proved } };
}
