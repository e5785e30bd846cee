import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PLACES, type ReferralQuery } from '@enlace/contracts';
import { House } from './agency.house.js';
import { flagOf, twoReceiverFlag } from './flags.js';
import { codeOnly, requested } from './messages.js';
import { createParties } from './parties.js';
import { caseWorker, focalPoint, head, officer, principal } from './principals.js';
import { refusalOf } from './refusal.js';

let onpar: House;
let senafront: House;

beforeAll(async () => {
  const parties = await createParties('senafront', 'snm', 'onpar', 'inamu', 'audit');
  onpar = await House.open(parties, 'onpar', ['meteti', 'chiriqui', 'panama-city']);
  senafront = await House.open(parties, 'senafront');
});

beforeEach(() => Promise.all([onpar.clear(), senafront.clear()]));
afterAll(() => Promise.all([onpar.close(), senafront.close()]));

async function arrive(office: string, sender: 'senafront' | 'snm' = 'senafront'): Promise<string> {
  const message = requested({ office }, { sender });
  await onpar.apply(onpar.requested, message);
  return message.envelope.subject ?? '';
}

async function listed(caller = focalPoint, query: Partial<ReferralQuery> = {}): Promise<string[]> {
  const { items } = await onpar.reader.list(caller, { direction: 'received', limit: 50, ...query });
  return items.map((item) => item.caseCode);
}

describe('who is bound to an office', () => {
  const bound = principal('focal-point', 'meteti');

  it('is listed its own referrals and no other', async () => {
    const own = await arrive('meteti');
    await arrive('chiriqui');
    expect(await listed(bound)).toEqual([own]);
  });

  it('is listed nothing of another office, however it asks', async () => {
    await arrive('chiriqui');
    await arrive('meteti');
    expect(await listed(bound, { office: 'chiriqui' })).toEqual([]);
    expect(await listed(bound, { office: 'meteti' })).toHaveLength(1);
  });

  it('is not listed what has no office', async () => {
    await onpar.apply(onpar.requested, codeOnly());
    expect(await listed(bound)).toEqual([]);
    expect(await listed(focalPoint)).toHaveLength(1);
  });

  it('finds nothing of another office under its code: not the referral, not its timeline', async () => {
    const other = await arrive('chiriqui');
    for (const look of [() => onpar.reader.find(bound, other), () => onpar.reader.timeline(bound, other)]) {
      expect((await refusalOf(look)).code).toBe('not-found');
    }
  });

  it('gets the same answer for a code of another office as for none', async () => {
    const other = await refusalOf(async () => onpar.reader.find(bound, await arrive('chiriqui')));
    const none = await refusalOf(() => onpar.reader.find(bound, '7KQ4-M2XD-H'));
    expect([other.message, other.facts]).toEqual([none.message, none.facts]);
  });

  it('loses sight of what was moved to another office', async () => {
    const code = await arrive('meteti');
    await onpar.query(`UPDATE referral SET office = 'chiriqui'`);
    expect((await refusalOf(() => onpar.reader.find(bound, code))).code).toBe('not-found');
  });
});

describe('who is bound to none', () => {
  it('is listed all offices, or the one asked for', async () => {
    const [first, second] = [await arrive('meteti'), await arrive('chiriqui')];
    expect(await listed(caseWorker)).toEqual([second, first]);
    expect(await listed(caseWorker, { office: 'meteti' })).toEqual([first]);
    expect(await listed(caseWorker, { office: 'david' })).toEqual([]);
  });
});

describe('a list', () => {
  it('is newest first', async () => {
    const codes = [await arrive('meteti'), await arrive('meteti'), await arrive('meteti')];
    expect(await listed()).toEqual(codes.toReversed());
  });

  it('is narrowed by state and by the other side', async () => {
    const [opened, fromSnm] = [await arrive('meteti'), await arrive('meteti', 'snm')];
    await onpar.referrals.move(focalPoint, opened, 'acknowledge');
    expect(await listed(focalPoint, { status: 'received' })).toEqual([opened]);
    expect(await listed(focalPoint, { status: 'closed' })).toEqual([]);
    expect(await listed(focalPoint, { agency: 'snm' })).toEqual([fromSnm]);
    expect(await listed(focalPoint, { agency: 'snm', status: 'received' })).toEqual([]);
  });

  it('is read page by page, each row once, also when more come in between', async () => {
    const codes: string[] = [];
    for (let count = 0; count < 7; count += 1) codes.push(await arrive('meteti'));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await onpar.reader.list(focalPoint, {
        direction: 'received',
        limit: 3,
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...page.items.map((item) => item.caseCode));
      cursor = page.next ?? undefined;
      await arrive('meteti');
    } while (cursor !== undefined);
    expect(seen).toEqual(codes.toReversed());
  });

  it('that ends with a page says so', async () => {
    await arrive('meteti');
    await arrive('meteti');
    const page = await onpar.reader.list(focalPoint, { direction: 'received', limit: 2 });
    expect(page.items).toHaveLength(2);
    expect(page.next).toBeNull();
  });

  it.each(['', 'x', Buffer.from('p1; DROP').toString('base64url'), Buffer.from('p').toString('base64url')])(
    'is refused with a cursor that is not ours: %p',
    async (cursor) => {
      const query = { direction: 'received', limit: 2, cursor } as const;
      expect(await refusalOf(() => onpar.reader.list(focalPoint, query))).toMatchObject({
        code: 'cursor-invalid',
        field: 'cursor',
      });
    },
  );

  it('shows a referral once, also when another sender used the same message id', async () => {
    const code = await arrive('meteti');
    await onpar.query(
      `INSERT INTO inbox_message (id, sender, type, digest, state)
       SELECT message_id, sender, 'referral.requested.v1', sender, 'applied'
       FROM referral, unnest(ARRAY['senafront', 'snm']) AS sender`,
    );
    expect(await listed()).toEqual([code]);
  });

  it('of a cursor shows no more than the caller may see', async () => {
    const mine = await arrive('meteti');
    await arrive('chiriqui');
    const cursor = Buffer.from('p999999').toString('base64url');
    expect(await listed(principal('focal-point', 'meteti'), { cursor })).toEqual([mine]);
  });
});

describe('the two sides', () => {
  it('are apart: an officer sees what was sent, the head of the office both', async () => {
    await senafront.flags.create(officer, twoReceiverFlag(), 'key-of-the-test');
    const sent = await senafront.reader.list(officer, { direction: 'sent', limit: 50 });
    expect(sent.items.map(({ agency }) => agency).toSorted()).toEqual(['inamu', 'onpar']);
    expect((await senafront.reader.list(head, { direction: 'sent', limit: 50 })).items).toHaveLength(2);
    expect((await senafront.reader.list(head, { direction: 'received', limit: 50 })).items).toEqual([]);
  });

  it('are no secret among the officers of one agency', async () => {
    const { referrals } = await senafront.flags.create(officer, flagOf(), 'key-of-the-test');
    const colleague = { ...officer, actor: 'another-officer' };
    expect(await senafront.reader.find(colleague, referrals[0]?.caseCode ?? '')).toMatchObject({
      status: 'requested',
    });
  });
});

describe('delivery', () => {
  async function delivery() {
    const { items } = await senafront.reader.list(officer, { direction: 'sent', limit: 1 });
    return items[0]?.delivery;
  }

  const answer = (destination: string, refusal: string | null = null) =>
    senafront.query(
      `WITH ended AS (DELETE FROM outbox_delivery WHERE destination = $1 RETURNING *)
       INSERT INTO outbox_answer (message_id, destination, answer_id, answered_at, refusal, attempts, sent_at)
       SELECT message_id, destination, gen_random_uuid(), now(), $2, attempts, created_at FROM ended`,
      [destination, refusal],
    );

  beforeEach(() => senafront.flags.create(officer, flagOf(), 'key-of-the-test'));

  it('is not, until the receiver and the audit have answered, each for itself', async () => {
    expect(await delivery()).toMatchObject({
      delivered: false,
      deliveredAt: null,
      audited: false,
      refused: null,
    });
    await answer('onpar');
    expect(await delivery()).toMatchObject({ delivered: true, audited: false });
    await answer('audit');
    expect(await delivery()).toMatchObject({ delivered: true, audited: true });
  });

  it('is not when the receiver refused, and says why', async () => {
    await answer('onpar', 'data-invalid');
    expect(await delivery()).toMatchObject({ delivered: false, deliveredAt: null, refused: 'data-invalid' });
  });

  it('stays audited when the inbox has forgotten the message: it forgets none that is not', async () => {
    const code = await arrive('meteti');
    const audited = async () => (await onpar.reader.find(focalPoint, code)).delivery.audited;
    await onpar.query(
      `INSERT INTO inbox_message (sender, id, type, digest, state)
       SELECT agency, message_id, 'referral.requested.v1', 'digest', 'applied' FROM referral`,
    );
    expect(await audited()).toBe(false);
    await onpar.query('TRUNCATE inbox_message');
    expect(await audited()).toBe(true);
  });
});

describe('the directory', () => {
  it('says of every place whether it is open today, and not how sure we are', () => {
    const places = onpar.directory.places(focalPoint);
    expect(places).toHaveLength(PLACES.length);
    expect(places.find(({ code }) => code === 'lajas-blancas')?.open).toBe(false);
    expect(places.find(({ code }) => code === 'meteti')?.open).toBe(true);
    expect(JSON.stringify(places)).not.toContain('sourceStatus');
  });

  it('says of every institution whether it is on the exchange, and its offices', () => {
    const agencies = new Map(onpar.directory.agencies(officer).map((agency) => [agency.id, agency]));
    expect(agencies.get('onpar')).toMatchObject({
      connected: true,
      offices: ['meteti', 'chiriqui', 'panama-city'],
    });
    expect(agencies.get('mire')).toMatchObject({ connected: false, offices: [] });
    expect(agencies.size).toBe(10);
  });
});
