import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DATASCHEMA_PREFIX, EnlaceError, type ErrorCode, type MessageDraft } from '@enlace/contracts';
import { answersOf, destinationsOf, receiptedBy } from './answers.js';
import { course, received, requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange } from './loopback.js';
import { createForger, forgeSignature, resign, sealOne, type Party } from './parties.js';

type Draft = ReturnType<typeof requested>;

let exchange: Exchange;
let onpar: House;
let senafront: Party;
let forger: Party;

beforeAll(async () => {
  exchange = await Exchange.open(['onpar', 'audit'], ['senafront', 'snm']);
  onpar = exchange.house('onpar');
  senafront = exchange.parties.senafront;
  forger = await createForger('senafront', Object.values(exchange.parties));
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

const seal = (draft: MessageDraft): string => sealOne(senafront.codec, draft);
const typed = (type: string) => ({ type, dataschema: `${DATASCHEMA_PREFIX}${type}` });

/** A body that is right for one type, under the name of another that needs more. */
function bodyOfAnotherType({ id, subject, sequence }: Draft): string {
  const other = seal(
    received({ id, recipient: 'onpar', subject: String(subject), sequence: Number(sequence) }),
  );
  return resign(senafront, other, typed('referral.returned.v1'));
}

interface BadMessage {
  readonly what: string;
  readonly code: ErrorCode;
  /** Spoils the second message of a course. */
  readonly spoil: (second: Draft) => string;
  /** Whether the signature proves that the sender used this sequence for it; else the true one is still to come. */
  readonly proven: boolean;
  readonly claimedId?: 'unread';
  readonly handler?: () => void;
}

const refusing = (code: ErrorCode) => (): void => {
  throw new EnlaceError(code, 'The rules do not allow it.');
};

const BAD_MESSAGES: readonly BadMessage[] = [
  {
    what: 'a forged signature',
    code: 'signature-invalid',
    spoil: (draft) => forgeSignature(seal(draft)),
    proven: false,
  },
  {
    what: 'changed content',
    code: 'signature-invalid',
    spoil: (draft) => {
      const [header, , signature] = seal(draft).split('.');
      const [, payload] = seal(requested({ id: draft.id })).split('.');
      return `${header}.${payload}.${signature}`;
    },
    proven: false,
  },
  {
    what: 'a key that nobody pinned',
    code: 'key-unknown',
    spoil: (draft) => sealOne(forger.codec, draft),
    proven: false,
  },
  {
    what: 'a cut end',
    code: 'signature-invalid',
    spoil: (draft) => seal(draft).slice(0, -2),
    proven: false,
  },
  {
    what: 'a cut in the middle',
    code: 'message-malformed',
    spoil: (draft) => seal(draft).slice(0, 150),
    proven: false,
    claimedId: 'unread',
  },
  {
    what: 'the source of another party',
    code: 'source-mismatch',
    spoil: (draft) => resign(senafront, seal(draft), { source: 'urn:pa:enlace:snm' }),
    proven: false,
  },
  {
    what: 'the wrong recipient',
    code: 'recipient-mismatch',
    spoil: (draft) => seal({ ...draft, recipient: 'snm' }),
    proven: true,
  },
  {
    what: 'an unknown type',
    code: 'type-unknown',
    spoil: (draft) => resign(senafront, seal(draft), typed('referral.forgotten.v1')),
    proven: true,
  },
  {
    what: 'an unknown type with a NUL in it',
    code: 'type-unknown',
    spoil: (draft) => resign(senafront, seal(draft), typed('referral.\0.v1')),
    proven: true,
  },
  {
    what: 'the schema of another type',
    code: 'message-malformed',
    spoil: (draft) => resign(senafront, seal(draft), { dataschema: `${DATASCHEMA_PREFIX}something.else.v1` }),
    proven: true,
  },
  {
    what: 'a known type that has no business here',
    code: 'event-out-of-place',
    spoil: (draft) =>
      resign(senafront, seal(draft), {
        ...typed('referral.completed.v1'),
        datacontenttype: 'application/json',
        data: { at: '2026-11-24T00:00:00Z' },
      }),
    proven: true,
  },
  {
    what: 'a body that does not open',
    code: 'body-undecryptable',
    spoil: (draft) => resign(senafront, seal(draft), { data: 'eyJ9.AAAA.AAAA.AAAA.AAAA' }),
    proven: true,
  },
  { what: 'data that is not that of its type', code: 'data-invalid', spoil: bodyOfAnotherType, proven: true },
  {
    what: 'something its handler refuses',
    code: 'transition-not-allowed',
    spoil: seal,
    proven: true,
    handler: refusing('transition-not-allowed'),
  },
];

describe.each(BAD_MESSAGES)('a message with $what', ({ code, spoil, proven, claimedId, handler }) => {
  let drafts: Draft[];
  let bystander: Draft;
  let bad: string;

  /** Good messages before, between and behind the bad one, of its case and of another. */
  async function takeAll(): Promise<void> {
    drafts = course(3);
    bystander = requested();
    const [first, second, third] = drafts;
    if (!first || !second || !third) throw new Error('The course is too short.');
    bad = spoil(second);
    onpar.recorder.trouble = (message) => {
      if (message.envelope.id === second.id) handler?.();
    };
    await onpar.inbox.process(jobOf('senafront', seal(third), seal(first), bad, seal(bystander)));
  }

  it('is refused alone, while the others of its job are applied and receipted', async () => {
    await takeAll();
    const [first, second, third] = drafts;
    const effects = await onpar.effects();
    expect(effects).toContain(first?.id);
    expect(effects).toContain(bystander.id);
    expect(effects).not.toContain(second?.id);
    const good = [first, third, bystander].flatMap((draft) => (draft ? [draft.id] : [])).toSorted();
    expect(await receiptedBy(onpar, senafront)).toEqual(good);
  });

  it('is set aside whole, with its code', async () => {
    await takeAll();
    const letter = await onpar.deadLetter(onpar.codec.digest(bad));
    expect(letter).toMatchObject({
      code,
      seen: 1,
      source: 'senafront',
      claimedId: claimedId === 'unread' ? null : drafts[1]?.id,
    });
    expect(letter?.body.toString()).toBe(bad);
  });

  it('is refused to its sender under signature, with a copy for the audit', async () => {
    await takeAll();
    const { refusals } = await answersOf(onpar, senafront);
    expect(refusals).toEqual([
      {
        ...(claimedId === 'unread' ? {} : { id: drafts[1]?.id }),
        digest: onpar.codec.digest(bad),
        code,
        at: expect.any(String),
      },
    ]);
    const letter = await onpar.deadLetter(onpar.codec.digest(bad));
    expect(await destinationsOf(onpar, letter?.answerId)).toEqual(['audit', 'senafront']);
  });

  it('blocks nothing behind it', async () => {
    await takeAll();
    const [first, second, third] = drafts;
    const subject = first?.subject;
    if (!proven) {
      // The bytes prove nothing of the sender: its own message holds this place, and comes with the next re-send.
      expect(await onpar.effects(subject)).toEqual([first?.id]);
      await onpar.inbox.process(jobOf('senafront', seal(second ?? bystander)));
      expect(await onpar.effects(subject)).toEqual([first?.id, second?.id, third?.id]);
    } else {
      expect(await onpar.effects(subject)).toEqual([first?.id, third?.id]);
      expect(await onpar.arrival(String(second?.id))).toMatchObject({ state: 'refused' });
    }
  });

  it('blocks nothing when it comes before its turn', async () => {
    const [first, second, third] = course(3);
    if (!first || !second || !third) throw new Error('The course is too short.');
    onpar.recorder.trouble = (message) => {
      if (message.envelope.id === second.id) handler?.();
    };
    bad = spoil(second);
    for (const jws of [bad, seal(third), seal(first)]) await onpar.inbox.process(jobOf('senafront', jws));
    if (!proven) await onpar.inbox.process(jobOf('senafront', seal(second)));
    const expected = proven ? [first.id, third.id] : [first.id, second.id, third.id];
    expect(await onpar.effects(first.subject)).toEqual(expected);
    expect(await onpar.deadLetter(onpar.codec.digest(bad))).toMatchObject({ code });
    const { refusals } = await answersOf(onpar, senafront);
    expect(refusals).toMatchObject([{ digest: onpar.codec.digest(bad), code }]);
  });
});

describe('a refused message', () => {
  it('among many that its handler gets at once takes none of them along', async () => {
    const drafts = Array.from({ length: 20 }, () => requested());
    const wrong = new Set(drafts.filter((_, index) => index % 7 === 3).map((draft) => draft.id));
    onpar.recorder.trouble = ({ envelope }) => {
      if (wrong.has(envelope.id)) refusing('data-invalid')();
    };
    await onpar.inbox.process(jobOf('senafront', ...drafts.map(seal)));
    const right = drafts.map((draft) => draft.id).filter((id) => !wrong.has(id));
    expect((await onpar.effects()).toSorted()).toEqual(right.toSorted());
    expect(await receiptedBy(onpar, senafront)).toEqual(right.toSorted());
    const { refusals } = await answersOf(onpar, senafront);
    expect(new Set(refusals.map((refusal) => refusal.id))).toEqual(wrong);
  });

  it('that waited does not take along the one it waited for', async () => {
    const drafts = course(6);
    const [first, ...waiting] = drafts;
    const wrong = new Set([drafts[1]?.id, drafts[3]?.id]);
    onpar.recorder.trouble = ({ envelope }) => {
      if (wrong.has(envelope.id)) refusing('transition-not-allowed')();
    };
    await onpar.inbox.process(jobOf('senafront', ...waiting.map(seal)));
    await onpar.inbox.process(jobOf('senafront', first ? seal(first) : ''));
    const right = drafts.map((draft) => draft.id).filter((id) => !wrong.has(id));
    expect(await onpar.effects()).toEqual(right);
    const { refusals } = await answersOf(onpar, senafront);
    expect(new Set(refusals.map((refusal) => refusal.id))).toEqual(wrong);
  });

  it('is named once in the refusal, however often its job holds it', async () => {
    const bad = forgeSignature(seal(requested()));
    await onpar.inbox.process(jobOf('senafront', bad, bad, bad));
    expect((await answersOf(onpar, senafront)).refusals).toHaveLength(1);
    expect(await onpar.deadLetter(onpar.codec.digest(bad))).toMatchObject({ seen: 3 });
  });

  it('of the audit is a leaf less and no more: the others are logged', async () => {
    const audit = exchange.house('audit');
    const drafts = course(3);
    const [first, second, third] = drafts.map(seal);
    const bad = resign(senafront, String(second), typed('referral.forgotten.v1'));
    await audit.inbox.process(jobOf('senafront', String(first), bad, String(third)));
    expect(await audit.effects()).toEqual([drafts[0]?.id, drafts[2]?.id]);
    expect((await answersOf(audit, senafront)).refusals).toMatchObject([{ code: 'type-unknown' }]);
  });
});
