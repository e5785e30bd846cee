import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FlagCreated } from '@enlace/contracts';
import { KeyRing, openMessage, sealMessage, verifyMessage, type PublicJwk } from '@enlace/security';
import { addNext, destroyOld, revoke, type Statements } from '../../apps/sandbox/src/keys/key.commands.js';
import { KeyStore } from '../../apps/sandbox/src/keys/key.store.js';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';
import { referralDraft } from '../support/forged.message.js';

let exchange: Exchange;
let store: KeyStore;

beforeAll(async () => {
  exchange = await startExchange('redis', {
    settings: { RECONCILE_MINUTES: '0.01', KEYS_POLL_SECONDS: '1' },
  });
  store = new KeyStore(exchange.identities);
});
afterAll(() => exchange.stop());

type Published = { keys: (PublicJwk & { state: string })[] };
const published = (party: 'onpar' | 'senafront'): Promise<Published> =>
  exchange.get(party, '/.well-known/jwks.json', { role: null });
const codesOf = ({ referrals }: FlagCreated): string[] => referrals.map(({ caseCode }) => caseCode);
const keysUsed = async (): Promise<{ jws: string; sig: string; enc: string }[]> => {
  const bodies = await exchange.rows<{ body: string }>(
    'senafront',
    `SELECT body FROM outbox_message WHERE type = 'referral.requested.v1' ORDER BY position`,
  );
  const read = (segment = ''): unknown => JSON.parse(Buffer.from(segment, 'base64url').toString());
  return bodies.map(({ body }) => {
    const [header, payload] = body.split('.');
    const { data } = read(payload) as { data: string };
    return {
      jws: body,
      sig: (read(header) as { kid: string }).kid,
      enc: (read(data.split('.')[0]) as { kid: string }).kid,
    };
  });
};

describe('a rotation while flags come in', () => {
  it('publishes the next keys, goes over to them by itself and loses nothing', async () => {
    const from = new Date(Date.now() + 8_000);
    for (const party of ['onpar', 'senafront'] as const) await addNext(store, party, from);
    await eventually(async () => {
      const { keys } = await published('onpar');
      return keys.map(({ state }) => state).join(' ') === 'current current next next';
    });
    const codes: string[] = [];
    while (Date.now() < from.getTime() + 2_000) {
      codes.push(...codesOf(await exchange.flag(flagBody())));
      await pause(20);
    }
    await eventually(
      async () =>
        (await exchange.count('onpar', 'referral')) === codes.length &&
        (await exchange.count(
          'senafront',
          'outbox_delivery',
          `destination = 'onpar' AND receipt_expected`,
        )) === 0,
      { within: 60_000 },
    );
    const used = await keysUsed();
    expect(new Set(used.map(({ sig }) => sig)).size).toBe(2);
    expect(new Set(used.map(({ enc }) => enc)).size).toBe(2);
    expect(await exchange.count('onpar', 'dead_letter')).toBe(0);
    expect(await exchange.count('senafront', 'outbox_answer', 'refusal IS NOT NULL')).toBe(0);
    const states = (await published('onpar')).keys.map(({ state }) => state);
    expect(states).toEqual(['retired', 'retired', 'current', 'current']);
  }, 120_000);

  it('destroys the old receiving key when every sender has said that it needs it no more, and not before', async () => {
    const old = (await store.keys('onpar')).find(({ use }) => use === 'enc')?.kid ?? '';
    const nobody = await destroyOld(store, 'onpar', new Map(), new Date(), 0);
    expect(nobody.kept).toEqual([{ kid: old, waitingFor: ['senafront', 'snm', 'senniaf', 'inamu'] }]);
    const done = await eventually(async () => {
      const { destroyed } = await destroyOld(store, 'onpar', await statements(), new Date(), 0);
      return destroyed.includes(old) && destroyed;
    });
    expect(done).toEqual([old]);

    // What lies sealed to it somewhere is still proved, and opened by nobody any more.
    const directory = await exchange.directory();
    const ring = await exchange.keys('onpar');
    const before = (await keysUsed()).find(({ enc }) => enc === old)?.jws ?? '';
    const verified = verifyMessage(before, directory);
    expect(() => openMessage(verified, ring)).toThrow(
      expect.objectContaining({ code: 'body-undecryptable' }),
    );
    const [code = ''] = codesOf(await exchange.flag(flagBody()));
    await eventually(async () => (await exchange.read('senafront', code)).delivery.delivered);
  });
});

const statements = async (): Promise<Statements> => {
  const rows = await exchange.rows<{ partner: string; said_at: Date; keys: string[] }>(
    'onpar',
    'SELECT partner, said_at, keys FROM key_statement',
  );
  return new Map(rows.map(({ partner, said_at, keys }) => [partner, { at: said_at, keys }]));
};

describe('a stolen key', () => {
  it('is refused by everybody within a minute, however old its messages claim to be, and old evidence holds', async () => {
    const [code = ''] = codesOf(await exchange.flag(flagBody()));
    await eventually(
      async () =>
        (await exchange.count('audit', 'leaf', `subject = '${code}'`)) > 0 &&
        (await exchange.read('senafront', code)).delivery.delivered,
      { within: 30_000 },
    );
    const [leaf] = await exchange.rows<{ body: string; at: Date }>(
      'audit',
      `SELECT body, ingested_at AS at FROM leaf WHERE subject = $1 AND type = 'referral.requested.v1'`,
      [code],
    );
    const thief = new KeyRing('senafront', { keys: await store.keys('senafront') });
    const directory = await exchange.directory();
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const forge = (): string =>
      sealMessage(referralDraft('onpar', { time: yesterday }), thief, directory).jws;
    const inject = (jws: string): Promise<void> => {
      const data = { source: 'senafront', messages: [jws] };
      return exchange.inject([{ queue: 'onpar', name: 'referral.requested.v1', id: randomUUID(), data }]);
    };
    const taken = await exchange.count('onpar', 'referral');
    await inject(forge());
    await eventually(async () => (await exchange.count('onpar', 'referral')) === taken + 1);

    const started = performance.now();
    const made = await revoke(store, thief.signingKey.kid, new Date());
    expect(made.map(({ use }) => use)).toEqual(['sig']);
    await eventually(
      async () => {
        await inject(forge());
        await pause(100);
        return (await exchange.count('onpar', 'dead_letter', `code = 'key-revoked'`)) > 0;
      },
      { within: 60_000, every: 200 },
    );
    expect(performance.now() - started).toBeLessThan(60_000);
    const now = await exchange.count('onpar', 'referral');
    await inject(forge());
    await eventually(async () => (await exchange.count('onpar', 'dead_letter', `code = 'key-revoked'`)) > 1);
    expect(await exchange.count('onpar', 'referral')).toBe(now);

    await eventually(async () =>
      (await published('senafront')).keys.some(({ state }) => state === 'revoked'),
    );
    // The owner goes on under a new key. What came to somebody who had not read of it yet was refused, and goes again.
    const [next = ''] = codesOf(await exchange.flag(flagBody()));
    await eventually(
      async () => {
        const { delivered, refused } = (await exchange.read('senafront', next)).delivery;
        if (delivered) return true;
        expect([null, 'key-unknown']).toContain(refused);
        const json = { what: 'copies', filter: { state: 'refused', code: 'key-unknown' }, why: 'pinned' };
        if (refused !== null)
          await exchange.ask('senafront', '/api/v1/operations/replays', { role: 'operator', json });
        return false;
      },
      { within: 30_000, every: 500 },
    );
    const known = await exchange.directory();
    const jws = leaf?.body ?? '';
    expect(verifyMessage(jws, known, leaf?.at.getTime()).envelope.subject).toBe(code);
    expect(() => verifyMessage(jws, known)).toThrow(expect.objectContaining({ code: 'key-revoked' }));
  }, 120_000);
});
