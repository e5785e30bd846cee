import { beforeAll, describe, expect, it } from '@jest/globals';
import type { MessageDraft, PartyId } from '@enlace/contracts';
import { envelopeOf, headerOf, jsonOf, proofOf } from '../../test/forgery.fixture.js';
import {
  createParty,
  directoryOf,
  draftOf,
  receiptDraft,
  refusalOf,
  sealTogether,
  type Party,
} from '../../test/message.fixture.js';
import { EphemeralKeys } from '../encryption/ephemeral.keys.js';
import type { KeyDirectory } from '../keys/key.directory.js';
import { batchJwsOf } from '../signing/batch.jws.js';
import { openMessage } from './message.opener.js';
import { sealMessages } from './message.sealer.js';
import { verifyMessage } from './message.verifier.js';

let snm: Party;
let onpar: Party;
let directory: KeyDirectory;

beforeAll(async () => {
  snm = await createParty('snm');
  onpar = await createParty('onpar');
  directory = directoryOf(snm, onpar, await createParty('inamu'));
});

function seal(drafts: readonly MessageDraft[]): string[] {
  return sealTogether(drafts, snm, directory);
}

function draftsOf(count: number, recipient: PartyId = 'onpar'): MessageDraft[] {
  return Array.from({ length: count }, () => draftOf(recipient));
}

describe('messages that are sealed together', () => {
  it.each([1, 2, 3, 7, 50])('are %i in the order of their drafts, and each arrives alone', (count) => {
    const drafts = draftsOf(count);
    const sealed = sealMessages(drafts, snm.ring, directory, new EphemeralKeys());
    expect(sealed.map(({ id }) => id)).toEqual(drafts.map(({ id }) => id));
    for (const [index, { jws, digest }] of sealed.entries()) {
      // A directory of its own for each: nothing is owed to a message that came before.
      const verified = verifyMessage(jws, directoryOf(snm, onpar));
      expect(verified.digest).toBe(digest);
      expect(openMessage(verified, onpar.ring).data).toEqual(drafts[index]?.data);
    }
  });

  it('share one signature, and each has a place of its own', () => {
    const proofs = seal(draftsOf(5)).map(proofOf);
    expect(new Set(proofs.map(({ signature }) => signature.toString('hex'))).size).toBe(1);
    expect(new Set(proofs.map(({ index }) => index))).toEqual(new Set([0, 1, 2, 3, 4]));
    expect(proofs.map(({ size }) => size)).toEqual([5, 5, 5, 5, 5]);
  });

  it('say in a critical member of their header that they are of a batch', () => {
    for (const jws of seal(draftsOf(2))) {
      expect(jsonOf(jws.split('.')[0])).toEqual({
        ...headerOf(snm.ring),
        crit: ['urn:pa:enlace:batch'],
        'urn:pa:enlace:batch': 'RFC9162_SHA256',
      });
    }
  });

  it('stand in an order that does not tell which was written first', () => {
    const orders = Array.from({ length: 20 }, () =>
      seal(draftsOf(6))
        .map((jws) => proofOf(jws).index)
        .join(''),
    );
    expect(new Set(orders).size).toBeGreaterThan(1);
  });

  it('are none when there are none', () => {
    expect(seal([])).toEqual([]);
  });

  it('are sealed all or not at all', () => {
    const drafts = [draftOf('onpar'), { ...draftOf('onpar'), id: 'none' }, draftOf('onpar')];
    expect(refusalOf(() => seal(drafts))).toMatchObject({ code: 'message-malformed', field: 'id' });
  });

  it('and one that is alone with its recipient is a plain JWS, as an integrator writes it', () => {
    const [alone, ...others] = seal([draftOf('inamu'), ...draftsOf(2)]);
    expect(jsonOf(alone?.split('.')[0])).toEqual(headerOf(snm.ring));
    expect(Buffer.from(alone?.split('.')[2] ?? '', 'base64url')).toHaveLength(64);
    expect(batchJwsOf(alone ?? '')).toBeUndefined();
    for (const jws of others) expect(batchJwsOf(jws)).toBeDefined();
  });
});

/** Everything in a message that was drawn or worked out, and so could join it with another. */
function tracesOf(jws: string): string[] {
  const { data } = envelopeOf(jws);
  const header = typeof data === 'string' ? jsonOf(data.split('.')[0]) : {};
  const { signature, path } = proofOf(jws);
  return [
    batchJwsOf(jws) ?? '',
    signature.toString('hex'),
    ...path,
    ...[header['epk'], header['apu']].flatMap((value) => (value === undefined ? [] : JSON.stringify(value))),
  ];
}

function sharedBy(one: readonly string[], other: readonly string[]): string[] {
  const traces = new Set(one.flatMap(tracesOf));
  return other.flatMap(tracesOf).filter((trace) => traces.has(trace));
}

describe('two recipients', () => {
  it('in one call share no signature, no hash, no ephemeral key and no PartyUInfo', () => {
    const drafts = [...draftsOf(4), receiptDraft('onpar'), ...draftsOf(4, 'inamu'), receiptDraft('inamu')];
    const jwss = seal(drafts);
    expect(sharedBy(jwss.slice(0, 5), jwss.slice(5))).toEqual([]);
    expect(sharedBy(jwss.slice(0, 2), jwss.slice(2, 4))).not.toEqual([]);
  });

  it('in many calls of one minute share none of them either', () => {
    const ephemerals = new EphemeralKeys();
    const calls = (recipient: PartyId) =>
      Array.from({ length: 3 }, () =>
        sealTogether(draftsOf(2, recipient), snm, directory, ephemerals),
      ).flat();
    const [onpars, inamus] = [calls('onpar'), calls('inamu')];
    expect(sharedBy(onpars, inamus)).toEqual([]);
    expect(sharedBy(onpars.slice(0, 2), onpars.slice(2))).toHaveLength(4);
  });
});

describe('a coarse time', () => {
  it.each([
    ['an exact one', '2026-11-24T03:17:21.004Z'],
    ['that of the next quarter', '2026-11-24T03:30:00.000Z'],
  ])('shares nothing with %s, which would tell its minute', (_, time) => {
    const jwss = seal([...draftsOf(2), ...draftsOf(2).map((draft) => ({ ...draft, time }))]);
    expect(sharedBy(jwss.slice(0, 2), jwss.slice(2))).toEqual([]);
  });
});
