import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createCaseCode, toWireTime, type EventData } from '@enlace/contracts';
import type { InboundMessage } from '@enlace/outbox';
import { House, NOTHING } from './agency.house.js';
import { NAME } from './flags.js';
import { SENT, codeOnly, content, inbound, requested } from './messages.js';
import { createParties } from './parties.js';
import { focalPoint } from './principals.js';
import { refusalOf } from './refusal.js';

let onpar: House;

beforeAll(async () => {
  const parties = await createParties('senafront', 'snm', 'onpar', 'audit');
  onpar = await House.open(parties, 'onpar', ['meteti', 'chiriqui', 'panama-city']);
});

beforeEach(() => onpar.clear());
afterAll(() => onpar.close());

const arrive = (...messages: readonly InboundMessage[]) => onpar.apply(onpar.requested, ...messages);
const dataOf = (message: InboundMessage): EventData<'referral.requested.v1'> =>
  message.data as EventData<'referral.requested.v1'>;
const codeOf = (message: InboundMessage): string => dataOf(message).caseCode;

describe('a referral that arrives', () => {
  it('is shown to its receiver as it was sent', async () => {
    const message = requested();
    await arrive(message);
    const view = await onpar.reader.find(focalPoint, codeOf(message));
    expect(view).toMatchObject({
      caseCode: codeOf(message),
      direction: 'received',
      agency: 'senafront',
      office: 'meteti',
      status: 'requested',
      codeOnly: false,
      personCount: 1,
      acknowledgeHours: 24,
      contactHours: 72,
      content: content(),
    });
  });

  it('has its clocks run from the time on the message, so that both sides count the same hours', async () => {
    const message = requested();
    await arrive(message);
    const { acknowledgeBy, contactBy } = await onpar.reader.find(focalPoint, codeOf(message));
    expect(Date.parse(acknowledgeBy)).toBe(SENT + 24 * 3_600_000);
    expect(Date.parse(contactBy)).toBe(SENT + 72 * 3_600_000);
  });

  it('shows no instant of its arrival finer than the wire time', async () => {
    const message = requested();
    await arrive(message);
    const { createdAt, updatedAt, delivery } = await onpar.reader.find(focalPoint, codeOf(message));
    const { entries } = await onpar.reader.timeline(focalPoint, codeOf(message));
    for (const instant of [createdAt, updatedAt, delivery.deliveredAt ?? '', entries[0]?.at ?? '']) {
      expect(Date.parse(instant)).toBe(toWireTime(Date.parse(instant)));
    }
  });

  it('begins its timeline with who flagged', async () => {
    const message = requested({ officer: 'sargento-7' });
    await arrive(message);
    const { entries } = await onpar.reader.timeline(focalPoint, codeOf(message));
    expect(entries).toEqual([
      expect.objectContaining({
        type: 'referral.requested.v1',
        agency: 'senafront',
        actor: 'sargento-7',
        status: 'requested',
      }),
    ]);
  });

  it('by code alone has neither office nor person', async () => {
    const message = codeOnly();
    await arrive(message);
    expect(await onpar.reader.find(focalPoint, codeOf(message))).toMatchObject({
      office: null,
      codeOnly: true,
      personCount: 0,
      content: null,
    });
  });

  it('is kept as written, also the characters that a database refuses in text', async () => {
    const [someone] = content().persons;
    const alias = 'Ñandú \u0000 \ud800 "x" \\ 😀 محمد';
    const message = requested({ persons: someone ? [{ ...someone, alias }] : [] });
    await arrive(message);
    const view = await onpar.reader.find(focalPoint, codeOf(message));
    expect(view.content?.persons[0]?.alias).toBe(alias);
  });
});

describe('referrals that arrive together', () => {
  it('are all there, from several senders and of both kinds', async () => {
    const messages = [
      requested(),
      requested({ office: 'chiriqui' }, { sender: 'snm' }),
      codeOnly(),
      ...Array.from({ length: 40 }, () => requested()),
    ];
    await arrive(...messages);
    expect(await onpar.count('referral')).toBe(messages.length);
    expect(await onpar.count('referral_timeline')).toBe(messages.length);
    for (const message of messages.slice(0, 3)) {
      expect(await onpar.reader.find(focalPoint, codeOf(message))).toMatchObject({
        agency: message.sender,
        codeOnly: dataOf(message).disclosure === 'code-only',
      });
    }
  });

  it('are none of them there when one is out of place: the inbox then tries each alone', async () => {
    const stray = requested({ office: 'nowhere' });
    expect((await refusalOf(() => arrive(requested(), stray, requested()))).code).toBe('data-invalid');
    expect(await onpar.counts()).toEqual(NOTHING);
  });
});

describe('a case code that is taken', () => {
  it('is refused, whoever sends it, and the first referral stays as it was', async () => {
    const caseCode = createCaseCode();
    await arrive(requested({}, { caseCode }));
    const before = await onpar.reader.find(focalPoint, caseCode);
    for (const sender of ['snm', 'senafront'] as const) {
      const refusal = await refusalOf(() => arrive(requested({ office: 'chiriqui' }, { caseCode, sender })));
      expect(refusal).toMatchObject({ code: 'event-out-of-place', retryable: false });
    }
    expect(await onpar.reader.find(focalPoint, caseCode)).toEqual(before);
    expect(await onpar.count('referral_timeline')).toBe(1);
  });

  it('is refused also when two bring it at once', async () => {
    const caseCode = createCaseCode();
    const twins = [requested({}, { caseCode }), requested({}, { caseCode, sender: 'snm' })] as const;
    expect((await refusalOf(() => arrive(...twins))).code).toBe('event-out-of-place');
    expect(await onpar.counts()).toEqual(NOTHING);
    const outcomes = await Promise.allSettled(twins.map((twin) => arrive(twin)));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await onpar.count('referral')).toBe(1);
  });
});

describe('a referral is refused', () => {
  it.each(['onpar', 'inamu', 'senniaf', 'defensoria', 'audit'] as const)(
    'from a source that does not flag: %s',
    async (sender) => {
      const refusal = await refusalOf(() => arrive(requested({}, { sender })));
      expect(refusal).toMatchObject({ code: 'event-out-of-place', retryable: false });
    },
  );

  it('for an office that the agency does not have: nobody would ever see it', async () => {
    const refusal = await refusalOf(() => arrive(requested({ office: 'david' })));
    expect(refusal).toMatchObject({ code: 'data-invalid', field: 'content.office' });
  });

  it('when the case code inside is not the one on the envelope', async () => {
    const refusal = await refusalOf(() => arrive(requested({}, { subject: createCaseCode() })));
    expect(refusal).toMatchObject({ code: 'data-invalid', field: 'caseCode' });
  });

  it('when the envelope names no case', async () => {
    const message = requested();
    const { subject: _, ...envelope } = message.envelope;
    expect((await refusalOf(() => arrive({ ...message, envelope }))).code).toBe('data-invalid');
  });

  it('without a word of the person, and nothing of it is kept', async () => {
    const refusal = await refusalOf(() => arrive(requested({ office: NAME })));
    expect(JSON.stringify([refusal.message, refusal.facts, refusal.field])).not.toContain(NAME);
    expect(await onpar.counts()).toEqual(NOTHING);
  });
});

describe('the handler', () => {
  it('takes requests and nothing else', () => {
    expect(onpar.requested.types).toEqual(['referral.requested.v1']);
    expect(onpar.amended.types).toEqual(['referral.amended.v1']);
    expect(onpar.status.types).toHaveLength(7);
  });
});

describe('a returned referral that is sent again', () => {
  const amended = (caseCode: string, changes = {}, course = {}) =>
    inbound('referral.amended.v1', { caseCode, content: content(changes) }, course);

  /** One that came, was opened and returned for its data. */
  async function returned(message: InboundMessage = requested()): Promise<string> {
    const caseCode = codeOf(message);
    await arrive(message);
    await onpar.referrals.move(focalPoint, caseCode, 'acknowledge');
    await onpar.referrals.move(focalPoint, caseCode, 'return', { reason: 'insufficient-data' });
    return caseCode;
  }

  it('is requested anew, with all of what is now told', async () => {
    const caseCode = await returned();
    const [someone] = content().persons;
    const persons = someone ? [someone, { ...someone, alias: 'P2' }] : [];
    await onpar.apply(onpar.amended, amended(caseCode, { office: 'chiriqui', persons }));
    expect(await onpar.reader.find(focalPoint, caseCode)).toMatchObject({
      status: 'requested',
      office: 'chiriqui',
      personCount: 2,
      content: content({ office: 'chiriqui', persons }),
    });
    const { entries } = await onpar.reader.timeline(focalPoint, caseCode);
    expect(entries.at(-1)).toMatchObject({
      type: 'referral.amended.v1',
      agency: 'senafront',
      status: 'requested',
    });
  });

  it.each([
    ['a case nobody has', () => Promise.resolve(amended(createCaseCode()))],
    ['a case of another sender', async () => amended(await returned(), {}, { sender: 'snm' })],
    [
      'a case under another subject',
      async () => amended(await returned(), {}, { subject: createCaseCode() }),
    ],
    [
      'a case that was not returned',
      async () => {
        const message = requested();
        await arrive(message);
        return amended(codeOf(message));
      },
    ],
    ['a case by code alone, of which nothing may be told', async () => amended(await returned(codeOnly()))],
  ])('is refused for %s', async (_, prepare) => {
    const message = await prepare();
    const before = await onpar.query('SELECT * FROM referral');
    expect((await refusalOf(() => onpar.apply(onpar.amended, message))).code).toBe('event-out-of-place');
    expect(await onpar.query('SELECT * FROM referral')).toEqual(before);
  });

  it('is refused for an office that the agency does not have: it would vanish from every list', async () => {
    const caseCode = await returned();
    const refusal = await refusalOf(() => onpar.apply(onpar.amended, amended(caseCode, { office: 'david' })));
    expect(refusal).toMatchObject({ code: 'data-invalid', field: 'content.office' });
    expect(await onpar.reader.find(focalPoint, caseCode)).toMatchObject({
      status: 'returned',
      office: 'meteti',
    });
  });
});
