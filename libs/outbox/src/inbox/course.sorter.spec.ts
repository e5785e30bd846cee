import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sourceOf, type PartyId, type VerifiedMessage } from '@enlace/contracts';
import { courseName, goodArrival, type GoodArrival } from './arrival.reader.js';
import { expectCourse, sortCourse } from './course.sorter.js';

const CASE = '7KQ4-M2XD-H';
const OTHER_CASE = '0000-0001-1';

let count = 0;

function arrival(
  sequence?: number,
  subject: string | null = CASE,
  sender: PartyId = 'senafront',
): GoodArrival {
  count += 1;
  const envelope = {
    id: `message-${count}`,
    source: sourceOf(sender),
    ...(subject === null ? {} : { subject }),
    ...(sequence === undefined ? {} : { sequence: String(sequence) }),
  };
  return goodArrival({ envelope, digest: '' } as unknown as VerifiedMessage, '');
}

const next = (sequence: number, subject = CASE, sender = 'senafront'): Map<string, { next: number }> =>
  new Map([[courseName(sender, subject), { next: sequence }]]);

describe('the course of an arrival', () => {
  it('is the pair of sender and subject', () => {
    expect(arrival(3).course).toBe(arrival(4).course);
    expect(arrival(3).course).not.toBe(arrival(3, OTHER_CASE).course);
    expect(arrival(3).course).not.toBe(arrival(3, CASE, 'onpar').course);
  });

  it('is absent when the message has no subject or no sequence', () => {
    expect(arrival().course).toBeUndefined();
    expect(arrival(1, null).course).toBeUndefined();
  });
});

describe('expectCourse', () => {
  it('says where a new pair will stand when all that is in order is applied', () => {
    const expected = expectCourse([arrival(2), arrival(1), arrival(1, OTHER_CASE), arrival(3, OTHER_CASE)]);
    expect([...expected.values()].map(({ subject, next: stands }) => [subject, stands])).toEqual([
      [CASE, 3],
      [OTHER_CASE, 2],
    ]);
  });

  it('leaves a pair at its beginning whose first message is not there', () => {
    expect([...expectCourse([arrival(2)]).values()].map((pair) => pair.next)).toEqual([1]);
  });

  it('counts a sequence that is used twice once, and no message that stands alone', () => {
    expect([...expectCourse([arrival(1), arrival(1), arrival()]).values()].map((pair) => pair.next)).toEqual([
      2,
    ]);
  });
});

describe('sortCourse', () => {
  it('sorts nothing into nothing', () => {
    expect(sortCourse([], new Map())).toEqual({ now: [], after: [], early: [], late: [] });
  });

  it('lets messages that stand alone pass at once, however many', () => {
    const alone = [arrival(), arrival(), arrival()];
    expect(sortCourse(alone, new Map()).now).toEqual(alone);
  });

  it('expects 1 of a pair that never spoke', () => {
    const [first, second] = [arrival(1), arrival(2, OTHER_CASE)];
    const course = sortCourse([first, second], new Map());
    expect(course).toEqual({ now: [first], after: [], early: [second], late: [] });
  });

  it('takes the expected one now and looks at its successors after', () => {
    const [one, two, three] = [arrival(4), arrival(5), arrival(6)];
    const course = sortCourse([three, one, two], next(4));
    expect(course).toEqual({ now: [one], after: [two, three], early: [], late: [] });
  });

  it('parks what came before its predecessor', () => {
    const early = arrival(3);
    expect(sortCourse([early], next(2))).toEqual({ now: [], after: [], early: [early], late: [] });
  });

  it('calls a used sequence late, beside an expected one too', () => {
    const [late, expected] = [arrival(1), arrival(2)];
    const course = sortCourse([expected, late], next(2));
    expect(course).toEqual({ now: [expected], after: [], early: [], late: [late] });
  });

  it('looks at the second of one sequence again, when the first has used it', () => {
    const [first, second] = [arrival(2), arrival(2)];
    const course = sortCourse([first, second], next(2));
    expect(course).toMatchObject({ now: [first], after: [second] });
    expect(sortCourse(course.after, next(3)).late).toEqual([second]);
  });

  it('compares sequences as numbers, so that 10 comes after 9', () => {
    const [nine, ten] = [arrival(9), arrival(10)];
    expect(sortCourse([ten, nine], next(9))).toMatchObject({ now: [nine], after: [ten] });
  });

  it('keeps senders apart that speak about one subject', () => {
    const [ours, theirs] = [arrival(2), arrival(2, CASE, 'onpar')];
    const course = sortCourse([ours, theirs], next(2));
    expect(course).toMatchObject({ now: [ours], early: [theirs] });
  });

  it('keeps subjects apart of one sender', () => {
    const [here, there] = [arrival(1), arrival(1, OTHER_CASE)];
    expect(sortCourse([here, there], new Map()).now).toEqual([here, there]);
  });

  it('does not change the list it was given', () => {
    const list = [arrival(2), arrival(1)];
    const before = [...list];
    sortCourse(list, new Map());
    expect(list).toEqual(before);
  });

  it('puts every message in exactly one place, and at most one of a pair in now', () => {
    const some = fc.array(
      fc.record({
        sequence: fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined }),
        subject: fc.constantFrom(CASE, OTHER_CASE),
        sender: fc.constantFrom<PartyId>('senafront', 'onpar'),
      }),
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 6 }), (drafts, expected) => {
        const list = drafts.map((draft) => arrival(draft.sequence, draft.subject, draft.sender));
        const { now, after, early, late } = sortCourse(list, next(expected));
        const placed = [...now, ...after, ...early, ...late];
        expect(placed).toHaveLength(list.length);
        expect(new Set(placed)).toEqual(new Set(list));
        const keys = now.flatMap(({ course }) => course ?? []);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('applies a whole case in order, however its messages are shuffled and split into jobs', () => {
    const shuffled = fc.shuffledSubarray(
      Array.from({ length: 8 }, (_, index) => index + 1),
      { minLength: 8 },
    );
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 8 }), (sequences, size) => {
        expect(deliver(sequences, size)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      }),
    );
  });
});

/** What the inbox does with a course, without its database: apply, move on, park and release. */
function deliver(sequences: readonly number[], jobSize: number): number[] {
  const expected = next(1);
  const key = courseName('senafront', CASE);
  const applied: number[] = [];
  let parked: GoodArrival[] = [];
  for (let start = 0; start < sequences.length; start += jobSize) {
    let batch = sequences.slice(start, start + jobSize).map((sequence) => arrival(sequence));
    while (batch.length > 0) {
      const course = sortCourse(batch, expected);
      parked.push(...course.early);
      const [now] = course.now;
      if (!now) break;
      applied.push(Number(now.verified.envelope.sequence));
      expected.set(key, { next: applied.length + 1 });
      const isNext = (it: GoodArrival): boolean =>
        Number(it.verified.envelope.sequence) === applied.length + 1;
      batch = [...course.after, ...parked.filter(isNext)];
      parked = parked.filter((it) => !isNext(it));
    }
  }
  return applied;
}
