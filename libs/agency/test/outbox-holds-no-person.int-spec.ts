import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  toWireTime,
  type AgencyId,
  type Envelope,
  type EventData,
  type FlagCreated,
  type FlagRequest,
} from '@enlace/contracts';
import { openMessage, verifyMessage } from '@enlace/security';
import { House, type PostedMessage } from './agency.house.js';
import { NAME, flagOf, person, twoReceiverFlag } from './flags.js';
import { createParties, type Parties } from './parties.js';
import { officer } from './principals.js';
import { refusalOf } from './refusal.js';

let parties: Parties;
let house: House;

beforeAll(async () => {
  parties = await createParties('senafront', 'onpar', 'inamu', 'defensoria', 'audit');
  house = await House.open(parties, 'senafront');
});

beforeEach(() => house.clear());
afterAll(() => house.close());

const TWO = twoReceiverFlag({
  persons: [
    person({
      needs: ['fear-of-return', 'gbv-survivor'],
      notes: [
        { need: 'fear-of-return', text: `${NAME} teme volver` },
        { need: 'gbv-survivor', text: `${NAME} huyó de su casa` },
      ],
      safeContact: { channel: 'phone', value: `+507 ${NAME}`, safe: true },
    }),
  ],
  whereNow: `con ${NAME}`,
});

async function send(flag: FlagRequest): Promise<{ answer: FlagCreated; posted: PostedMessage[] }> {
  const answer = await house.flags.create(officer, flag, `key-of-the-flag`);
  return { answer, posted: await house.posted() };
}

function envelopeOf({ body }: PostedMessage): Envelope {
  return verifyMessage(body, parties.directory).envelope;
}

function contentFor(
  recipient: AgencyId,
  posted: readonly PostedMessage[],
): EventData<'referral.requested.v1'> {
  const message = posted.find((one) => one.recipient === recipient);
  if (!message) throw new Error(`Nothing was posted to ${recipient}.`);
  return house.open(message).data as EventData<'referral.requested.v1'>;
}

/** Every text that stands anywhere in the data, however deep. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

describe('each referral of a flag', () => {
  it('has one message with two copies: to its receiver and to the audit', async () => {
    const { answer, posted } = await send(TWO);
    expect(posted).toHaveLength(2);
    for (const message of posted) {
      expect(message.type).toBe('referral.requested.v1');
      expect(message.destinations).toEqual(['audit', message.recipient].toSorted());
    }
    expect(posted.map(({ subject }) => subject)).toEqual(answer.referrals.map(({ caseCode }) => caseCode));
  });

  it('is open until both have given a receipt', async () => {
    await send(TWO);
    expect(await house.query('SELECT DISTINCT receipt_expected FROM outbox_delivery')).toEqual([
      { receipt_expected: true },
    ]);
  });

  it('is the first of its sequence', async () => {
    const { posted } = await send(TWO);
    expect(posted.map(({ sequence }) => sequence)).toEqual([1, 1]);
  });

  it('is read by its receiver, with the code it was answered with', async () => {
    const { answer, posted } = await send(flagOf());
    expect(contentFor('onpar', posted)).toMatchObject({
      disclosure: 'full',
      caseCode: answer.referrals[0]?.caseCode,
      content: { office: 'meteti', persons: [{ alias: NAME }], officer: officer.actor },
    });
  });

  it('is read by nobody else: not by the audit, which holds a copy, nor by the other receiver', async () => {
    const { posted } = await send(TWO);
    for (const message of posted) {
      const verified = verifyMessage(message.body, parties.directory);
      for (const reader of (['audit', 'onpar', 'inamu', 'senafront'] as const).filter(
        (one) => one !== message.recipient,
      )) {
        const refusal = await refusalOf(() => openMessage(verified, parties.ringOf(reader)));
        expect(['recipient-mismatch', 'body-undecryptable']).toContain(refusal.code);
      }
    }
  });
});

describe('the tables of the outbox', () => {
  it('hold no name, no need, no place and no text, in any column', async () => {
    const { posted } = await send(TWO);
    const rows = await house.query('SELECT * FROM outbox_message, outbox_delivery');
    const stored = [JSON.stringify(rows), ...posted.map(({ body }) => decodeAll(body))].join('\n');
    // Long enough, or of such letters, that no key and no ciphertext spells one by chance: `VE"` was seen at the end of one.
    const words = [
      NAME,
      'gbv-survivor',
      'fear-of-return',
      'san-vicente',
      '"VE"',
      'teme volver',
      'huyó',
      '+507',
    ];
    for (const word of [...words, officer.actor]) {
      expect(stored).not.toContain(word);
    }
  });

  it('hold what an operator needs: type, receiver, code and order', async () => {
    const { posted } = await send(flagOf());
    expect(posted[0]).toMatchObject({
      type: 'referral.requested.v1',
      recipient: 'onpar',
      sequence: 1,
      subject: expect.stringMatching(/^[0-9A-Z]{4}-/),
    });
  });
});

/** A JWS with every part that is base64url read as text, and what lies inside the payload too. */
function decodeAll(jws: string): string {
  const parts = jws.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
  const inner = /"data":"([^"]+)"/.exec(parts[1] ?? '')?.[1]?.split('.') ?? [];
  return [...parts, ...inner.map((part) => Buffer.from(part, 'base64url').toString('latin1'))].join('\n');
}

describe('two referrals of one flag', () => {
  it('share nothing by which their receivers could find each other', async () => {
    const { posted } = await send(TWO);
    const [one, other] = posted.map(envelopeOf);
    for (const key of ['id', 'subject', 'correlationid', 'traceparent', 'data'] as const) {
      expect(one?.[key]).not.toBe(other?.[key]);
    }
    const traces = [one, other].map((envelope) => envelope?.traceparent.split('-').slice(1, 3) ?? []);
    expect(new Set(traces.flat()).size).toBe(4);
  });

  it('carry no instant finer than the wire time: not in time, not in the id, not inside', async () => {
    const { posted } = await send(TWO);
    for (const message of posted) {
      const { time, id } = envelopeOf(message);
      expect(Date.parse(time)).toBe(toWireTime(Date.parse(time)));
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse(time));
      const instants = textsOf(house.open(message).data).filter((text) => /^\d{4}-\d{2}-\d{2}T/.test(text));
      expect(instants.length).toBeGreaterThan(0);
      for (const instant of instants) expect(Date.parse(instant)).toBe(toWireTime(Date.parse(instant)));
    }
  });

  it('share no text that would join them, and each has the note of its own need', async () => {
    const { posted } = await send(TWO);
    const [toOnpar, toInamu] = [contentFor('onpar', posted), contentFor('inamu', posted)];
    expect(textsOf(toOnpar)).toContain(`${NAME} teme volver`);
    expect(textsOf(toOnpar).join()).not.toMatch(/huyó|gbv/);
    expect(textsOf(toInamu)).toContain(`${NAME} huyó de su casa`);
    expect(textsOf(toInamu).join()).not.toMatch(/teme volver|fear/);
  });

  it('name neither the flag nor the other receiver', async () => {
    const { answer, posted } = await send(TWO);
    for (const message of posted) {
      const told = JSON.stringify([envelopeOf(message), house.open(message).data]);
      expect(told).not.toContain(answer.flagId);
      expect(told).not.toContain(message.recipient === 'onpar' ? 'inamu' : 'onpar');
    }
  });
});

describe('what the Ombudsman gets of an imminent removal', () => {
  it('is a code and two clocks', async () => {
    const { answer, posted } = await send(flagOf({ persons: [person({ needs: ['imminent-removal'] })] }));
    const code = answer.referrals.find(({ to }) => to === 'defensoria')?.caseCode;
    expect(contentFor('defensoria', posted)).toEqual({
      disclosure: 'code-only',
      caseCode: code,
      acknowledgeHours: 1,
      contactHours: 3,
    });
  });
});
