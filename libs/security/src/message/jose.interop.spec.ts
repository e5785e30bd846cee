import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  compactDecrypt,
  CompactEncrypt,
  CompactSign,
  compactVerify,
  errors,
  generateKeyPair,
  importJWK,
  type CryptoKey,
} from 'jose';
import { envelopeOf, headerOf, jsonOf } from '../../test/forgery.fixture.js';
import {
  createParty,
  directoryOf,
  draftOf,
  receiptDraft,
  refusalOf,
  sealTogether,
  type Party,
} from '../../test/message.fixture.js';
import type { PrivateJwk } from '../keys/jwk.schema.js';
import type { KeyDirectory } from '../keys/key.directory.js';
import { publicKeys } from '../keys/key.generator.js';
import { batchJwsOf } from '../signing/batch.jws.js';
import { openMessage } from './message.opener.js';
import { sealMessage } from './message.sealer.js';
import { verifyMessage } from './message.verifier.js';

let snm: Party;
let onpar: Party;
let directory: KeyDirectory;

beforeAll(async () => {
  snm = await createParty('snm');
  onpar = await createParty('onpar');
  directory = directoryOf(snm, onpar);
});

function keyOf(party: Party, use: 'sig' | 'enc'): PrivateJwk {
  const key = party.jwks.keys.find((jwk) => jwk.use === use);
  if (!key) throw new Error(`No ${use} key`);
  return key;
}

async function publicKeyOf(party: Party, use: 'sig' | 'enc') {
  const [jwk] = publicKeys({ keys: [keyOf(party, use)] }).keys;
  return importJWK({ ...jwk }, keyOf(party, use).alg);
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** A whole message made by jose alone, from the attributes of one of ours. */
async function josesMessage(apu = 'snm/ID', epk?: CryptoKey): Promise<{ jws: string; data: unknown }> {
  const draft = draftOf('onpar');
  const encryption = keyOf(onpar, 'enc');
  const data = await new CompactEncrypt(bytes(JSON.stringify(draft.data)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: encryption.kid })
    .setKeyManagementParameters({ apu: bytes(apu.replace('ID', draft.id)), apv: bytes('onpar'), epk })
    .encrypt(await publicKeyOf(onpar, 'enc'));
  const envelope = { ...envelopeOf(sealMessage(draft, snm.ring, directory).jws), data };
  const jws = await new CompactSign(bytes(JSON.stringify(envelope)))
    .setProtectedHeader({ ...headerOf(snm.ring), alg: 'EdDSA' })
    .sign(await importJWK({ ...keyOf(snm, 'sig') }, 'EdDSA'));
  return { jws, data: draft.data };
}

describe('an independent implementation of JOSE', () => {
  it('verifies our signature and decrypts our body', async () => {
    const draft = draftOf('onpar');
    const { jws } = sealMessage(draft, snm.ring, directory);
    const { payload, protectedHeader } = await compactVerify(jws, await publicKeyOf(snm, 'sig'));
    expect(protectedHeader).toEqual(headerOf(snm.ring));
    const { data } = JSON.parse(new TextDecoder().decode(payload)) as { data: string };
    const opened = await compactDecrypt(data, await importJWK({ ...keyOf(onpar, 'enc') }, 'ECDH-ES'));
    expect(JSON.parse(new TextDecoder().decode(opened.plaintext))).toEqual(draft.data);
  });

  it('decrypts our bodies that share an ephemeral key', async () => {
    const drafts = [draftOf('onpar'), draftOf('onpar'), draftOf('onpar')];
    const bodies = sealTogether(drafts, snm, directory).map((jws) => String(envelopeOf(jws)['data']));
    const epks = bodies.map((body) => JSON.stringify(jsonOf(body.split('.')[0])['epk']));
    expect(new Set(epks).size).toBe(1);
    for (const [index, body] of bodies.entries()) {
      const opened = await compactDecrypt(body, await importJWK({ ...keyOf(onpar, 'enc') }, 'ECDH-ES'));
      expect(JSON.parse(new TextDecoder().decode(opened.plaintext))).toEqual(drafts[index]?.data);
    }
  });

  it('verifies and reads our receipt, which is in clear', async () => {
    const draft = receiptDraft('onpar');
    const { jws } = sealMessage(draft, snm.ring, directory);
    const { payload } = await compactVerify(jws, await publicKeyOf(snm, 'sig'));
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ data: draft.data });
  });

  it('makes messages that we verify and open', async () => {
    const { jws, data } = await josesMessage();
    expect(openMessage(verifyMessage(jws, directory), onpar.ring)).toEqual({
      type: 'referral.requested.v1',
      data,
    });
  });

  it('makes messages that share an ephemeral key, and we open each', async () => {
    const { privateKey } = await generateKeyPair('ECDH-ES', { crv: 'X25519', extractable: true });
    for (const { jws, data } of [
      await josesMessage('snm/ID', privateKey),
      await josesMessage('snm/ID', privateKey),
    ]) {
      expect(openMessage(verifyMessage(jws, directory), onpar.ring).data).toEqual(data);
    }
  });

  it.each(['snm', 'senafront/ID', 'snm/ID/', 'snm/01a20bc3-a1a0-75a1-867f-f2e5e2478e90', ''])(
    'cannot lend a body to another message: PartyUInfo must be source and id, not %p',
    async (apu) => {
      const { jws } = await josesMessage(apu);
      const verified = verifyMessage(jws, directory);
      expect(refusalOf(() => openMessage(verified, onpar.ring)).code).toBe('body-undecryptable');
    },
  );
});

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  parts.reduce((sha, part) => sha.update(part), createHash('sha256')).digest();
const leafOf = (signingInput: string): Buffer => sha256(Buffer.of(0), signingInput);
const nodeOf = (left: Uint8Array, right: Uint8Array): Buffer => sha256(Buffer.of(1), left, right);

/** What docs/integracion.md tells an outsider to do with a batched message, with plain hashing. */
function rootOf(jws: string): Buffer {
  const [header, payload, third = ''] = jws.split('.');
  const proof = Buffer.from(third, 'base64url');
  let node = leafOf(`${header}.${payload}`);
  let [index, last] = [proof.readUInt32BE(64), proof.readUInt32BE(68) - 1];
  for (let at = 72; last > 0; index >>= 1, last >>= 1) {
    if (index % 2 === 0 && index === last) continue;
    const sibling = proof.subarray(at, at + 32);
    node = index % 2 === 1 ? nodeOf(sibling, node) : nodeOf(node, sibling);
    at += 32;
  }
  return node;
}

describe('an independent implementation of JOSE, given one of a batch', () => {
  it('verifies the JWS of the batch, whose payload is the root that plain hashing gives and the size', async () => {
    const drafts = Array.from({ length: 11 }, () => draftOf('onpar'));
    for (const jws of sealTogether(drafts, snm, directory)) {
      const { payload, protectedHeader } = await compactVerify(
        batchJwsOf(jws) ?? '',
        await publicKeyOf(snm, 'sig'),
      );
      expect(protectedHeader).toEqual({ ...headerOf(snm.ring), cty: 'application/vnd.enlace.batch' });
      expect(Buffer.from(payload)).toEqual(Buffer.concat([rootOf(jws), Buffer.of(0, 0, 0, 11)]));
    }
  });

  it('refuses the message itself, because it does not know the extension and the extension is critical', async () => {
    const [jws = ''] = sealTogether([draftOf('onpar'), draftOf('onpar')], snm, directory);
    const key = await publicKeyOf(snm, 'sig');
    await expect(compactVerify(jws, key)).rejects.toThrow(errors.JOSENotSupported);
  });

  it('makes a batch that we verify and open', async () => {
    const made = [await josesMessage(), await josesMessage(), await josesMessage()];
    const extension = { crit: ['urn:pa:enlace:batch'], 'urn:pa:enlace:batch': 'RFC9162_SHA256' };
    const header = Buffer.from(JSON.stringify({ ...headerOf(snm.ring), ...extension })).toString('base64url');
    const inputs = made.map(({ jws }) => `${header}.${jws.split('.')[1]}`);
    const [a, b, c] = inputs.map(leafOf) as [Buffer, Buffer, Buffer];
    const root = nodeOf(nodeOf(a, b), c);
    const batch = await new CompactSign(Buffer.concat([root, Buffer.of(0, 0, 0, 3)]))
      .setProtectedHeader({ ...headerOf(snm.ring), alg: 'EdDSA', cty: 'application/vnd.enlace.batch' })
      .sign(await importJWK({ ...keyOf(snm, 'sig') }, 'EdDSA'));
    const signature = Buffer.from(batch.split('.')[2] ?? '', 'base64url');
    const paths = [[b, c], [a, c], [nodeOf(a, b)]];
    for (const [index, path] of paths.entries()) {
      const proof = Buffer.concat([signature, Buffer.of(0, 0, 0, index, 0, 0, 0, 3), ...path]);
      const jws = `${inputs[index]}.${proof.toString('base64url')}`;
      const opened = openMessage(verifyMessage(jws, directory), onpar.ring);
      expect(opened.data).toEqual(made[index]?.data);
    }
  });
});
