import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { LOG, STRANGER, WITNESS, keysFromSeed, publicKeyOf } from '../../test/note.keys.js';
import { flipped } from '../../test/rfc6962.reference.js';
import { addSignature, noteKeyId, signNote, verifyNote } from './note.signature.js';

const TEXT = 'what was signed\n';
const NOTE = signNote(TEXT, LOG);
const COSIGNED = addSignature(NOTE, WITNESS);

/** The published example of golang.org/x/mod/sumdb/note, an independent implementation: type byte, then 32 bytes. */
const NEUMANN_TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NEUMANN_NOTE =
  `${NEUMANN_TEXT}\n— PeterNeumann ` +
  'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const typed = (encoded: string): Buffer => Buffer.from(encoded, 'base64').subarray(1);
const NEUMANN_PUBLIC = publicKeyOf(typed('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'));
const NEUMANN = keysFromSeed('PeterNeumann', typed('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'));

const refusedAs = (code: string): unknown => expect.objectContaining({ code });

describe('The key id of a note', () => {
  it.each([
    ['PeterNeumann', 'c74f20a3', 'ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['EnochRoot', 'af0cfe78', 'ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop'],
    ['example.com/foo', '530d903a', 'AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'],
  ])('of %s is the one that other implementations publish', (name, id, key) => {
    expect(noteKeyId(name, publicKeyOf(typed(key))).toString('hex')).toBe(id);
  });

  it('differs for the same key under another name', () => {
    expect(noteKeyId('a.example', LOG.publicKey)).not.toEqual(noteKeyId('b.example', LOG.publicKey));
  });

  it('exists for Ed25519 alone', () => {
    // DER of an X25519 public key (RFC 8410): an encryption key configured for signing by mistake.
    const key = Buffer.concat([Buffer.from('302a300506032b656e032100', 'hex'), Buffer.alloc(32, 9)]);
    const publicKey = createPublicKey({ key, format: 'der', type: 'spki' });
    expect(() => noteKeyId('a.example', publicKey)).toThrow(refusedAs('configuration-invalid'));
  });
});

describe('Signing a note', () => {
  it('gives the bytes that the Go implementation gives', () => {
    expect(signNote(NEUMANN_TEXT, NEUMANN)).toBe(NEUMANN_NOTE);
  });

  it.each([
    ['a text without its final newline', 'a', LOG.name],
    ['a text that ends in a signature line', NOTE.slice(0, -1), LOG.name],
    ['no text', '', LOG.name],
    ['a text with control characters', 'a\tb\n', LOG.name],
    ['a name with a space', TEXT, 'two words'],
    ['a name with a plus', TEXT, 'a+b'],
    ['a name with a newline', TEXT, 'a\nb'],
    ['no name', TEXT, ''],
  ])('refuses %s, which no reader would take', (_, text, name) => {
    expect(() => signNote(text, { ...LOG, name })).toThrow(refusedAs('message-malformed'));
  });

  it('keeps empty lines that belong to the text', () => {
    const text = 'a\n\nb\n\n';
    expect(verifyNote(signNote(text, LOG), [LOG])).toMatchObject({ text, signedBy: [LOG.name] });
  });

  it('by a witness adds one line and leaves the rest as it was', () => {
    expect(COSIGNED.startsWith(NOTE)).toBe(true);
    expect(COSIGNED.slice(NOTE.length)).toMatch(/^— defensoria\.example\/witness \S+\n$/);
  });

  it('a second time by the same key changes nothing', () => {
    expect(addSignature(COSIGNED, WITNESS)).toBe(COSIGNED);
    expect(addSignature(COSIGNED, LOG)).toBe(COSIGNED);
  });

  it('refuses to add to what is no note, or under a name that cannot be read', () => {
    expect(() => addSignature(TEXT, WITNESS)).toThrow(refusedAs('message-malformed'));
    expect(() => addSignature(NOTE, { ...WITNESS, name: 'two words' })).toThrow(
      refusedAs('message-malformed'),
    );
  });
});

describe('Verifying a note', () => {
  it('accepts what the Go implementation signed', () => {
    const known = [{ name: 'PeterNeumann', publicKey: NEUMANN_PUBLIC }];
    expect(verifyNote(NEUMANN_NOTE, known)).toMatchObject({ text: NEUMANN_TEXT, signedBy: ['PeterNeumann'] });
  });

  it('tells which of the known keys signed', () => {
    expect(verifyNote(COSIGNED, [WITNESS, LOG]).signedBy).toEqual([LOG.name, WITNESS.name]);
    expect(verifyNote(NOTE, [WITNESS, LOG]).signedBy).toEqual([LOG.name]);
    expect(verifyNote(COSIGNED, [WITNESS, STRANGER]).signedBy).toEqual([WITNESS.name]);
  });

  it('passes over signatures of unknown keys, wherever they stand and whatever their algorithm', () => {
    const alien = `— other.example/pq ${Buffer.alloc(2424, 5).toString('base64')}\n`;
    const [first = '', rest = ''] = COSIGNED.split('\n\n');
    expect(verifyNote(`${first}\n\n${alien}${rest}`, [LOG, WITNESS]).signedBy).toEqual([
      LOG.name,
      WITNESS.name,
    ]);
  });

  it('passes over an unknown key that shares the name or the key id of a known one', () => {
    const rotated = keysFromSeed(LOG.name, Buffer.alloc(32, 4));
    const both = addSignature(NOTE, rotated);
    expect(verifyNote(both, [LOG]).signedBy).toEqual([LOG.name]);
    expect(verifyNote(both, [LOG, rotated]).signedBy).toEqual([LOG.name]);
    const renamed = COSIGNED.replace('— defensoria.example/witness', '— other.example/witness');
    expect(verifyNote(renamed, [LOG, WITNESS]).signedBy).toEqual([LOG.name]);
  });

  it('refuses a note that no known key signed', () => {
    expect(() => verifyNote(NOTE, [WITNESS])).toThrow(refusedAs('key-unknown'));
    expect(() => verifyNote(NOTE, [])).toThrow(refusedAs('key-unknown'));
  });

  it('refuses the whole note for one failing signature of a known key, even beside a good one', () => {
    const other = addSignature(signNote('something else\n', LOG), WITNESS);
    const witnessLine = other.slice(signNote('something else\n', LOG).length);
    expect(() => verifyNote(NOTE + witnessLine, [LOG, WITNESS])).toThrow(refusedAs('signature-invalid'));
    expect(verifyNote(NOTE + witnessLine, [LOG]).signedBy).toEqual([LOG.name]);
  });

  it('counts a key once, however often it signed', () => {
    const line = NOTE.slice(TEXT.length + 1);
    expect(verifyNote(NOTE + line, [LOG]).signedBy).toEqual([LOG.name]);
  });

  it.each([1, 63, 65])('refuses a signature of %i bytes under a known key', (length) => {
    const bytes = Buffer.concat([noteKeyId(LOG.name, LOG.publicKey), Buffer.alloc(length, 1)]);
    const note = `${TEXT}\n— ${LOG.name} ${bytes.toString('base64')}\n`;
    expect(() => verifyNote(note, [LOG])).toThrow(refusedAs('signature-invalid'));
  });

  it('refuses the note with any one bit of it changed', () => {
    const bytes = Buffer.from(NOTE);
    const accepted = Array.from({ length: bytes.length * 8 }, (_, bit) => bit).filter((bit) => {
      try {
        verifyNote(flipped(bytes, bit).toString(), [LOG]);
        return true;
      } catch {
        return false;
      }
    });
    expect(accepted).toEqual([]);
  });

  it('needs no private key, and a private key that was read again signs the same', () => {
    const der = LOG.privateKey.export({ type: 'pkcs8', format: 'der' });
    const again = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    expect(signNote(TEXT, { name: LOG.name, privateKey: again })).toBe(NOTE);
  });
});
