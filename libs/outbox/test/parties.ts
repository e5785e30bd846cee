import { createPrivateKey, sign } from 'node:crypto';
import type { MessageDraft, PartyId } from '@enlace/contracts';
import {
  EphemeralKeys,
  KeyDirectory,
  KeyRing,
  digestOf,
  generateKeys,
  openMessage,
  publicKeys,
  sealMessages,
  verifyMessage,
  type PrivateJwk,
} from '@enlace/security';
import type { MessageCodec } from '@enlace/outbox';

export interface Party {
  readonly id: PartyId;
  readonly jwks: { readonly keys: PrivateJwk[] };
  readonly codec: MessageCodec;
}

export type Parties = Readonly<Record<PartyId, Party>>;

/** Parties with real keys, each known to all. A test that asks for one it did not name fails at once. */
export async function createParties(...ids: readonly PartyId[]): Promise<Parties> {
  const rings = await Promise.all(ids.map(async (id) => [id, await generateKeys(id)] as const));
  const directory = new KeyDirectory(
    Object.fromEntries(rings.map(([id, jwks]) => [id, publicKeys(jwks)] as const)),
  );
  return Object.fromEntries(
    rings.map(([id, jwks]) => [id, { id, jwks, codec: createCodec(new KeyRing(id, jwks), directory) }]),
  ) as unknown as Parties;
}

/** The port of the outbox over the real cryptography. The audit may open nothing. */
export function createCodec(ring: KeyRing, directory: KeyDirectory): MessageCodec {
  const ephemerals = new EphemeralKeys();
  return {
    party: ring.party,
    seal: (drafts) => sealMessages(drafts, ring, directory, ephemerals),
    verify: (jws) => verifyMessage(jws, directory),
    open: (message) => (ring.party === 'audit' ? undefined : openMessage(message, ring).data),
    digest: digestOf,
  };
}

/** The bytes of one message that travels alone. */
export function sealOne(codec: MessageCodec, draft: MessageDraft): string {
  const [sealed] = codec.seal([draft]);
  if (!sealed) throw new Error('The codec sealed nothing.');
  return sealed.jws;
}

/** The same party with keys that nobody pinned: a forger, or a key that was revoked. */
export async function createForger(id: PartyId, known: readonly Party[]): Promise<Party> {
  const jwks = await generateKeys(id);
  const others = known.filter((party) => party.id !== id);
  const directory = new KeyDirectory(
    Object.fromEntries([{ id, jwks }, ...others].map((party) => [party.id, publicKeys(party.jwks)])),
  );
  return { id, jwks, codec: createCodec(new KeyRing(id, jwks), directory) };
}

/** Changes what a message says and signs it again: what a careless or hostile party could send, not a stranger. */
export function resign(party: Party, jws: string, change: Readonly<Record<string, unknown>>): string {
  const [header = '', payload = ''] = jws.split('.');
  const envelope = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const changed = Buffer.from(JSON.stringify({ ...envelope, ...change })).toString('base64url');
  const jwk = party.jwks.keys.find((key) => key.use === 'sig');
  if (!jwk) throw new Error('The party has no signing key.');
  const key = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  const signature = sign(null, Buffer.from(`${header}.${changed}`), key).toString('base64url');
  return `${header}.${changed}.${signature}`;
}

/** The same message under a signature of somebody else's making: right in form, wrong in fact. */
export function forgeSignature(jws: string): string {
  const [header, payload] = jws.split('.');
  return `${header}.${payload}.${Buffer.alloc(64, 7).toString('base64url')}`;
}
