import { beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { MessageDraft } from '@enlace/contracts';
import { proofOf, withProof, withSegment } from '../../test/forgery.fixture.js';
import {
  createParty,
  directoryOf,
  draftOf,
  receiptDraft,
  refusalOf,
  sealTogether,
  type Party,
} from '../../test/message.fixture.js';
import { encodeBase64Url } from '../encoding/base64url.codec.js';
import { KeyDirectory } from '../keys/key.directory.js';
import { generateKeys, publicKeys } from '../keys/key.generator.js';
import { batchJwsOf } from '../signing/batch.jws.js';
import { encodeBatchProof } from '../signing/batch.proof.js';
import { signatureOver } from '../signing/jws.js';
import { sealMessage } from './message.sealer.js';
import { verifyMessage } from './message.verifier.js';

const SEED = 20261124;
let snm: Party;
let onpar: Party;
let directory: KeyDirectory;

beforeAll(async () => {
  snm = await createParty('snm');
  onpar = await createParty('onpar');
  directory = directoryOf(snm, onpar);
});

function seal(drafts: readonly MessageDraft[], by = snm): string[] {
  return sealTogether(drafts, by, directory);
}

function draftsOf(count: number): MessageDraft[] {
  return Array.from({ length: count }, () => draftOf('onpar'));
}

function codeOf(jws: string, known = directory): string {
  return refusalOf(() => verifyMessage(jws, known)).code;
}

describe('a batched message', () => {
  it('is refused with any one of its characters replaced', () => {
    const [jws = ''] = seal(draftsOf(5));
    const character = fc.constantFrom(...'A B w z 0 8 - _ . = +'.split(' '), ' ', '\n', '\0', 'é');
    fc.assert(
      fc.property(fc.array(character, { minLength: jws.length, maxLength: jws.length }), (characters) => {
        for (const [at, one] of characters.entries()) {
          if (jws[at] === one) continue;
          codeOf(`${jws.slice(0, at)}${one}${jws.slice(at + 1)}`);
        }
      }),
      { seed: SEED, numRuns: 1 },
    );
  });

  it('is refused with any one bit of its proof turned', () => {
    for (const jws of seal(draftsOf(3))) {
      const bytes = Buffer.from(jws.split('.')[2] ?? '', 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const turned = Buffer.from(bytes);
        turned.writeUInt8(turned.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(['message-malformed', 'signature-invalid']).toContain(
          codeOf(withSegment(jws, 2, encodeBase64Url(turned))),
        );
      }
    }
  });

  it('is refused in any other place of any tree', () => {
    const jwss = seal(draftsOf(11));
    const place = fc.record({ index: fc.nat(20), size: fc.integer({ min: 0, max: 20 }) });
    fc.assert(
      fc.property(fc.constantFrom(...jwss), place, (jws, { index, size }) => {
        const own = proofOf(jws);
        fc.pre(own.index !== index || own.size !== size);
        expect(['message-malformed', 'signature-invalid']).toContain(codeOf(withProof(jws, { index, size })));
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('is refused with a size that has the same path: the size is signed', () => {
    const first = seal(draftsOf(3)).find((jws) => proofOf(jws).index === 0) ?? '';
    expect(codeOf(withProof(first, { size: 4 }))).toBe('signature-invalid');
  });

  it('is refused with its index and size exchanged', () => {
    const jws = seal(draftsOf(3)).find((each) => proofOf(each).index === 2) ?? '';
    expect(codeOf(withProof(jws, { index: 3, size: 2 }))).toBe('message-malformed');
  });

  it('is refused with the proof of another message of its batch', () => {
    const [one = '', two = ''] = seal(draftsOf(4));
    expect(codeOf(withSegment(one, 2, two.split('.')[2] ?? ''))).toBe('signature-invalid');
    expect(codeOf(withProof(one, { path: proofOf(two).path }))).toMatch(/invalid|malformed/);
    expect(codeOf(withProof(one, { index: proofOf(two).index }))).toMatch(/invalid|malformed/);
  });

  it('is refused with the proof or the signature of another batch, though both are proven', () => {
    const [[one = ''], [two = '']] = [seal(draftsOf(2)), seal(draftsOf(2))];
    for (const jws of [one, two]) verifyMessage(jws, directory);
    expect(codeOf(withSegment(one, 2, two.split('.')[2] ?? ''))).toBe('signature-invalid');
    expect(codeOf(withProof(one, { signature: proofOf(two).signature }))).toBe('signature-invalid');
  });

  it('is refused under the signature of another party over the same tree', () => {
    const [jws = ''] = seal(draftsOf(2));
    const batch = batchJwsOf(jws) ?? '';
    const signature = signatureOver(batch.slice(0, batch.lastIndexOf('.')), onpar.ring.signingKey.key);
    expect(signature).not.toEqual(proofOf(jws).signature);
    expect(codeOf(withProof(jws, { signature }))).toBe('signature-invalid');
  });

  it('is refused under the kid of another party', () => {
    const [jws = ''] = seal(draftsOf(2));
    const [header = ''] = seal(draftsOf(2), onpar)[0]?.split('.') ?? [];
    expect(codeOf(withSegment(jws, 0, header))).toBe('signature-invalid');
  });

  it('is refused as a batch of one: a message alone has one form', () => {
    const jws = sealMessage(draftOf('onpar'), snm.ring, directory).jws;
    const [batched = ''] = seal(draftsOf(2));
    const proof = encodeBatchProof({ signature: proofOf(batched).signature, index: 0, size: 1, path: [] });
    const forged = withSegment(withSegment(jws, 0, batched.split('.')[0] ?? ''), 2, encodeBase64Url(proof));
    expect(codeOf(forged)).toBe('message-malformed');
  });

  it('is refused with a plain signature, and a plain message with a proof', () => {
    const { jws } = sealMessage(draftOf('onpar'), snm.ring, directory);
    const [batched = ''] = seal(draftsOf(2));
    expect(codeOf(withSegment(batched, 2, jws.split('.')[2] ?? ''))).toBe('message-malformed');
    expect(codeOf(withSegment(batched, 0, jws.split('.')[0] ?? ''))).toBe('signature-invalid');
    expect(codeOf(withSegment(jws, 2, batched.split('.')[2] ?? ''))).toBe('signature-invalid');
  });

  it('cannot be replaced by the JWS of its batch, which is no message', () => {
    const [jws = ''] = seal(draftsOf(2));
    expect(codeOf(batchJwsOf(jws) ?? '')).toBe('message-malformed');
  });
});

describe('a batch that was proven', () => {
  it('is remembered once for all its messages, and no message of it is', () => {
    const known = directoryOf(snm, onpar);
    const key = known.verificationKey(snm.ring.signingKey.kid);
    const jwss = seal(draftsOf(9));
    for (const jws of jwss) verifyMessage(jws, known);
    expect(key?.provenBatches).toBe(1);
    // Altered or forged, a message does not pass because its batch is known.
    for (const jws of jwss) expect(codeOf(withSegment(jws, 1, 'e30'), known)).toBe('signature-invalid');
  });

  it('lets nobody pass with a path that is false anywhere, though every node of it is known', () => {
    const known = directoryOf(snm, onpar);
    const jwss = seal(draftsOf(9));
    for (const jws of jwss) verifyMessage(jws, known);
    for (const jws of jwss) {
      const { path } = proofOf(jws);
      for (const level of path.keys()) {
        const forged = withProof(jws, { path: path.with(level, 'x'.repeat(32)) });
        expect(codeOf(forged, known)).toBe('signature-invalid');
      }
    }
  });

  it('is remembered only if its signature was good', () => {
    const known = directoryOf(snm, onpar);
    for (const jws of seal(draftsOf(9))) codeOf(withProof(jws, { signature: Buffer.alloc(64, 1) }), known);
    expect(known.verificationKey(snm.ring.signingKey.kid)?.provenBatches).toBe(0);
  });

  it('is one of a bounded number', () => {
    const known = directoryOf(snm, onpar);
    for (let n = 0; n < 300; n += 1) {
      const [jws = ''] = seal([receiptDraft('onpar'), receiptDraft('onpar')]);
      verifyMessage(jws, known);
    }
    expect(known.verificationKey(snm.ring.signingKey.kid)?.provenBatches).toBe(256);
  });

  it('is refused from the moment its key is taken out, the messages not yet seen with it', async () => {
    const [seen = '', unseen = ''] = seal(draftsOf(2));
    verifyMessage(seen, directory);
    const fresh = publicKeys(await generateKeys('snm'));
    const after = new KeyDirectory({ snm: fresh, onpar: publicKeys(onpar.jwks) });
    expect([codeOf(seen, after), codeOf(unseen, after)]).toEqual(['key-unknown', 'key-unknown']);
  });

  it('says nothing for another key under the same kid', async () => {
    const [seen = '', unseen = ''] = seal(draftsOf(2));
    verifyMessage(seen, directory);
    const [sig, enc] = publicKeys(await generateKeys('snm')).keys;
    if (!sig || !enc) throw new Error('No keys');
    const swapped = new KeyDirectory({ snm: { keys: [{ ...sig, kid: snm.ring.signingKey.kid }, enc] } });
    expect([codeOf(seen, swapped), codeOf(unseen, swapped)]).toEqual([
      'signature-invalid',
      'signature-invalid',
    ]);
  });
});
