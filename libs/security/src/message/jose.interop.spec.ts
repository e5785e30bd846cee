import { beforeAll, describe, expect, it } from '@jest/globals';
import { compactDecrypt, CompactEncrypt, CompactSign, compactVerify, importJWK } from 'jose';
import { envelopeOf, headerOf } from '../../test/forgery.fixture.js';
import {
  createParty,
  directoryOf,
  draftOf,
  receiptDraft,
  refusalOf,
  type Party,
} from '../../test/message.fixture.js';
import type { PrivateJwk } from '../keys/jwk.schema.js';
import type { KeyDirectory } from '../keys/key.directory.js';
import { publicKeys } from '../keys/key.generator.js';
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
async function josesMessage(apu = 'snm'): Promise<{ jws: string; data: unknown }> {
  const draft = draftOf('onpar');
  const encryption = keyOf(onpar, 'enc');
  const data = await new CompactEncrypt(bytes(JSON.stringify(draft.data)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: encryption.kid })
    .setKeyManagementParameters({ apu: bytes(apu), apv: bytes('onpar') })
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

  it('cannot lend its sender another name: PartyUInfo must be the source', async () => {
    const { jws } = await josesMessage('senafront');
    const verified = verifyMessage(jws, directory);
    expect(refusalOf(() => openMessage(verified, onpar.ring)).code).toBe('body-undecryptable');
  });
});
