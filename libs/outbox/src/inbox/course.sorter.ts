import type { GoodArrival } from './arrival.reader.js';
import { keyOf, type SequenceKey } from './inbox.store.js';

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

export function sortCourse(arrivals: readonly GoodArrival[], next: ReadonlyMap<string, number>): Course {
  const now: GoodArrival[] = [];
  const after: GoodArrival[] = [];
  const early: GoodArrival[] = [];
  const late: GoodArrival[] = [];
  const taken = new Set<string>();
  for (const arrival of arrivals.toSorted((a, b) => sequenceOf(a) - sequenceOf(b))) {
    const key = sequenceKeyOf(arrival);
    const name = key && keyOf(key);
    const expected = (name === undefined ? undefined : next.get(name)) ?? 1;
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
