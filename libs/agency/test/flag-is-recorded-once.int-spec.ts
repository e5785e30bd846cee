import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EnlaceError, type FlagCreated, type FlagRequest } from '@enlace/contracts';
import { Departures, OutboxWriter } from '@enlace/outbox';
import { FlagService } from '../src/commands/flag.service.js';
import { OWNER } from '../src/store/data.key.owner.js';
import { House, NOTHING } from './agency.house.js';
import { NAME, flagOf, overrideFor, person, refusedConsent, twoReceiverFlag } from './flags.js';
import { createParties } from './parties.js';
import { head, officer, principal } from './principals.js';
import { refusalOf } from './refusal.js';

const KEY = 'a-key-of-the-officer';

let house: House;

beforeAll(async () => {
  const parties = await createParties('senafront', 'onpar', 'inamu', 'senniaf', 'audit');
  house = await House.open(parties, 'senafront');
});

beforeEach(() => house.clear());
afterAll(() => house.close());

const create = (flag: FlagRequest, key = KEY, caller = officer) => house.flags.create(caller, flag, key);
const flags = () => house.count('flag');

describe('a flag', () => {
  it('is stored with its referrals and their messages, together', async () => {
    const answer = await create(twoReceiverFlag());
    expect(answer.referrals.map(({ to }) => to).toSorted()).toEqual(['inamu', 'onpar']);
    expect(await house.counts()).toEqual({
      flag: 1,
      referral: 2,
      referral_event: 0,
      outbox_message: 2,
      outbox_delivery: 4,
      idempotency_key: 1,
      information_given: 0,
    });
  });

  it('is answered with the codes under which its officer finds the referrals', async () => {
    const { referrals } = await create(twoReceiverFlag());
    for (const { caseCode, to, codeOnly } of referrals) {
      expect(await house.reader.find(officer, caseCode)).toMatchObject({
        direction: 'sent',
        agency: to,
        status: 'requested',
        codeOnly,
        content: null,
        delivery: { delivered: false, received: false, audited: false },
      });
    }
  });

  it('is planned by the preview as it is then created, and the preview stores nothing', async () => {
    const plan = house.flags.preview(officer, twoReceiverFlag());
    expect(await house.counts()).toEqual(NOTHING);
    const { flagId: _, referrals, ...rest } = await create(twoReceiverFlag());
    expect({ ...rest, referrals: referrals.map(({ caseCode: __, ...planned }) => planned) }).toEqual(plan);
  });

  it('of a medical need alone is stored and sent to nobody', async () => {
    const answer = await create(flagOf({ persons: [person({ needs: ['medical'] })] }));
    expect(answer).toMatchObject({ referrals: [], printedNote: true, flagId: expect.any(String) });
    expect(await house.counts()).toEqual({ ...NOTHING, flag: 1, idempotency_key: 1 });
  });

  it('says which receivers are not on the exchange yet', async () => {
    const persons = [person({ needs: ['fear-of-return', 'stateless'] })];
    const consent = {
      given: true,
      scope: ['onpar' as const, 'mire' as const],
      language: 'es',
      mode: 'verbal' as const,
    };
    expect(await create(flagOf({ persons, consent }))).toMatchObject({ notConnected: ['mire'] });
  });
});

describe('the same key', () => {
  it('with the same flag gets the same answer and one effect', async () => {
    const first = await create(twoReceiverFlag());
    const after = await house.counts();
    for (let again = 0; again < 3; again += 1) expect(await create(twoReceiverFlag())).toEqual(first);
    expect(await house.counts()).toEqual(after);
  });

  it('with another flag is refused, and the first one stands', async () => {
    await create(flagOf());
    const after = await house.counts();
    const refusal = await refusalOf(() => create(flagOf({ place: 'meteti' })));
    expect(refusal).toMatchObject({ code: 'idempotency-key-reused', status: 409 });
    expect(await house.counts()).toEqual(after);
  });

  it('sent twenty times at once has one effect and one answer', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(twoReceiverFlag())));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await flags()).toBe(1);
    expect(await house.count('outbox_message')).toBe(2);
  });

  it('sent at once to two processes has one effect and one answer', async () => {
    const second = new FlagService(house.work, house.outbox, house.directory, house.vault);
    const calls = Array.from({ length: 10 }, (_, index) =>
      (index % 2 === 0 ? house.flags : second).create(officer, flagOf(), KEY),
    );
    const answers = await Promise.all(calls);
    expect(new Set(answers.map(({ flagId }) => flagId)).size).toBe(1);
    expect(await flags()).toBe(1);
  });

  it('sent at once with two flags has the effect of one, and the other is refused', async () => {
    const outcomes = await Promise.allSettled([create(flagOf()), create(flagOf({ place: 'meteti' }))]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await flags()).toBe(1);
  });

  it('of another officer is another key', async () => {
    const other = { ...officer, actor: 'another-officer' };
    const [mine, theirs] = [await create(flagOf()), await create(flagOf(), KEY, other)];
    expect(mine.flagId).not.toBe(theirs.flagId);
    expect(await flags()).toBe(2);
  });

  it('is free again when the flag was refused, so that the officer corrects it and sends it on', async () => {
    await refusalOf(() => create(flagOf({ place: 'lajas-blancas' })));
    expect(await create(flagOf())).toMatchObject({ flagId: expect.any(String) });
  });
});

describe('flags of many officers at once', () => {
  it('are all stored, each with its own answer', async () => {
    const officers = Array.from({ length: 30 }, (_, index) => ({ ...officer, actor: `officer-${index}` }));
    const answers = await Promise.all(officers.map((caller) => create(flagOf(), KEY, caller)));
    expect(new Set(answers.map(({ flagId }) => flagId)).size).toBe(officers.length);
    expect(await house.query('SELECT DISTINCT officer FROM flag')).toHaveLength(officers.length);
    const codes = answers.flatMap(({ referrals }) => referrals.map(({ caseCode }) => caseCode));
    expect(new Set(codes).size).toBe(officers.length);
  });

  it('do not share the refusal of one', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) =>
        create(index === 4 ? flagOf({ place: 'lajas-blancas' }) : flagOf(), `key-number-${index}`),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(outcomes[4]?.status).toBe('rejected');
    expect(await flags()).toBe(9);
  });
});

describe('a flag that is refused changes nothing', () => {
  it.each([
    ['at a closed place', flagOf({ place: 'lajas-blancas' }), 'place-not-open'],
    ['in the future', flagOf({ flaggedAt: '2999-01-01T00:00:00Z' }), 'validation-failed'],
    ['for nobody with a need', flagOf({ persons: [person({ needs: [] })] }), 'validation-failed'],
    [
      'for a child that is none',
      flagOf({ persons: [person({ needs: ['child-in-family'] })] }),
      'need-does-not-fit-person',
    ],
    ['for two of one name', flagOf({ persons: [person(), person()] }), 'validation-failed'],
    [
      'beyond the consent',
      flagOf({ consent: { given: true, scope: ['inamu'], language: 'es', mode: 'verbal' } }),
      'consent-does-not-cover',
    ],
    [
      'under an override that does not fit',
      flagOf({ consent: overrideFor('child') }),
      'override-does-not-fit',
    ],
  ] as const)('%s', async (_, flag, code) => {
    const refusal = await refusalOf(() => create(flag));
    expect(refusal.code).toBe(code);
    expect(JSON.stringify([refusal.message, refusal.facts])).not.toContain(NAME);
    expect(await house.counts()).toEqual(NOTHING);
  });

  it('for a receiver that is not on the exchange', async () => {
    const consent = { given: true, scope: ['mire' as const], language: 'es', mode: 'verbal' as const };
    const refusal = await refusalOf(() =>
      create(flagOf({ persons: [person({ needs: ['stateless'] })], consent })),
    );
    expect(refusal.code).toBe('receiver-not-connected');
    expect(await house.counts()).toEqual(NOTHING);
  });

  it('when the preview refuses it too', async () => {
    const refusal = await refusalOf(() => house.flags.preview(officer, flagOf({ place: 'lajas-blancas' })));
    expect(refusal.code).toBe('place-not-open');
  });
});

describe('without consent', () => {
  const refused = (place = 'san-vicente') => flagOf({ consent: refusedConsent, place });

  it('nothing is kept but an anonymous count', async () => {
    expect(await create(refused())).toMatchObject({ flagId: null, referrals: [], informationGiven: true });
    expect(await house.counts()).toEqual({ ...NOTHING, idempotency_key: 1, information_given: 1 });
    const kept = await house.query('SELECT * FROM information_given, idempotency_key');
    expect(JSON.stringify(kept)).not.toContain(NAME);
  });

  it('the count goes up by one for each flag, and by none for a repeat', async () => {
    await create(refused(), 'first-key');
    await create(refused(), 'second-key');
    await create(refused(), 'second-key');
    expect(await house.figures.read(head)).toEqual({ informationGiven: 2, overrides: {} });
  });

  it('many at once, at two places in any order, are all counted', async () => {
    const places = ['san-vicente', 'meteti', 'meteti', 'san-vicente'];
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        create(refused(places[index % places.length]), `key-number-${index}`),
      ),
    );
    expect(await house.query('SELECT place, count FROM information_given ORDER BY place')).toEqual([
      { place: 'meteti', count: 20 },
      { place: 'san-vicente', count: 20 },
    ]);
  });
});

describe('under an override', () => {
  it('the ground is counted for who watches, and its reason stays with the flag', async () => {
    const child = person({ birthYear: 2020, needs: ['unaccompanied-child'] });
    await create(flagOf({ persons: [child], consent: overrideFor('child') }), 'first-key');
    await create(flagOf({ consent: overrideFor('danger-to-life') }), 'second-key');
    await create(flagOf({ consent: overrideFor('danger-to-life') }), 'third-key');
    for (const role of ['head-of-office', 'operator', 'auditor'] as const) {
      expect(await house.figures.read(principal(role))).toEqual({
        informationGiven: 0,
        overrides: { child: 1, 'danger-to-life': 2 },
      });
    }
  });

  it('that is refused is not counted', async () => {
    await refusalOf(() => create(flagOf({ consent: overrideFor('child') })));
    expect(await house.figures.read(head)).toEqual({ informationGiven: 0, overrides: {} });
  });
});

describe('an answer', () => {
  it('that was given is given again, whatever has changed since', async () => {
    const first: FlagCreated = await create(flagOf());
    await house.query(`UPDATE referral SET status = 'cancelled'`);
    expect(await create(flagOf())).toEqual(first);
  });

  it('is given again when the flag could not be sealed any more, and a new flag is refused', async () => {
    const first = await create(flagOf());
    const before = await house.counts();
    const seal = (): never => {
      throw new EnlaceError('receiver-not-connected', 'Its keys are gone from the directory.');
    };
    const outbox = new OutboxWriter({ ...house.codec, seal }, new Departures(), house.config.retry);
    const keyless = new FlagService(house.work, outbox, house.directory, house.vault);
    const [again, other] = await Promise.allSettled([
      keyless.create(officer, flagOf(), KEY),
      keyless.create(officer, flagOf(), 'another-key'),
    ]);
    expect(again).toEqual({ status: 'fulfilled', value: first });
    expect(other).toMatchObject({ status: 'rejected', reason: { code: 'receiver-not-connected' } });
    expect(await house.counts()).toEqual(before);
  });

  it.each(['the key of its flag', 'a key of its own'])(
    'that was sealed apart from its flag, under %s, is given again',
    async (under) => {
      const first = await create(flagOf());
      const [row] = await house.query<{ id: string; key: string; sealed: Buffer }>(
        'SELECT id, data_key AS key, content AS sealed FROM flag',
      );
      if (!row) throw new Error('No flag was stored.');
      const flagKey = await house.vault.openKey(OWNER.flag(row.id), row.key);
      const { content, ...answer } = house.vault.open(row.sealed, 'flag.content', flagKey) as EarlierFlag;
      const isOwn = under === 'a key of its own';
      const key = isOwn ? await house.vault.createKey(OWNER.request(officer.actor, KEY)) : flagKey;
      await house.query('UPDATE flag SET content = $1', [house.vault.seal(content, 'flag.content', flagKey)]);
      await house.query('UPDATE idempotency_key SET answer = $1, data_key = $2', [
        house.vault.seal(answer, 'idempotency_key.answer', key),
        isOwn ? key.wrapped : null,
      ]);
      expect(await create(flagOf())).toEqual(first);
    },
  );
});

interface EarlierFlag {
  readonly content: FlagRequest;
  readonly digest: string;
  readonly answer: FlagCreated;
}
