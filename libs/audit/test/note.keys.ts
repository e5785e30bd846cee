import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** DER of an Ed25519 private key and public key up to their 32 bytes (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

export interface NoteKeys {
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function keysFromSeed(name: string, seed: Uint8Array): NoteKeys {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  return { name, privateKey, publicKey: createPublicKey(privateKey) };
}

export function publicKeyOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
}

export const LOG = keysFromSeed('enlace.example/audit', Buffer.alloc(32, 1));
export const WITNESS = keysFromSeed('defensoria.example/witness', Buffer.alloc(32, 2));
export const STRANGER = keysFromSeed('stranger.example/log', Buffer.alloc(32, 3));
