import type { GoodArrival } from './arrival.reader.js';
import { keyOf, type CourseMark, type SequenceKey } from './inbox.store.js';

/** What is to be done with new arrivals, given the next sequence of each sender and subject. */
export interface Course {
  /** To apply now, at most one of each pair: its successor waits for the effect. */
  readonly now: readonly GoodArrival[];
  /** To look at again when `now` is applied. */
  readonly after: readonly GoodArrival[];
  /** Came before its predecessor. */
  readonly early: readonly GoodArrival[];
  /** A new message under a sequence that was used: the sender contradicts itself. */
  readonly late: readonly GoodArrival[];
}

/** The pair whose order an arrival belongs to; `undefined` when it stands alone. */
export function sequenceKeyOf(arrival: GoodArrival): SequenceKey | undefined {
  const { subject, sequence } = arrival.verified.envelope;
  return subject === undefined || sequence === undefined ? undefined : { sender: arrival.sender, subject };
}

/** Where each pair of these arrivals will stand if it is new here and all that is in order is applied. */
export function expectCourse(
  arrivals: readonly GoodArrival[],
): ReadonlyMap<string, SequenceKey & { readonly next: number }> {
  const expected = new Map<string, SequenceKey & { next: number }>();
  for (const arrival of arrivals.toSorted((a, b) => sequenceOf(a) - sequenceOf(b))) {
    const key = sequenceKeyOf(arrival);
    if (!key) continue;
    const { next } = expected.get(keyOf(key)) ?? { next: 1 };
    expected.set(keyOf(key), { ...key, next: sequenceOf(arrival) === next ? next + 1 : next });
  }
  return expected;
}

export function sortCourse(
  arrivals: readonly GoodArrival[],
  marks: ReadonlyMap<string, Pick<CourseMark, 'next'>>,
): Course {
  const now: GoodArrival[] = [];
  const after: GoodArrival[] = [];
  const early: GoodArrival[] = [];
  const late: GoodArrival[] = [];
  const taken = new Set<string>();
  for (const arrival of arrivals.toSorted((a, b) => sequenceOf(a) - sequenceOf(b))) {
    const key = sequenceKeyOf(arrival);
    const name = key && keyOf(key);
    const expected = (name === undefined ? undefined : marks.get(name)?.next) ?? 1;
    if (name === undefined) now.push(arrival);
    else if (taken.has(name)) after.push(arrival);
    else if (sequenceOf(arrival) > expected) early.push(arrival);
    else if (sequenceOf(arrival) < expected) late.push(arrival);
    else {
      taken.add(name);
      now.push(arrival);
    }
  }
  return { now, after, early, late };
}

function sequenceOf(arrival: GoodArrival): number {
  return Number(arrival.verified.envelope.sequence ?? 0);
}
