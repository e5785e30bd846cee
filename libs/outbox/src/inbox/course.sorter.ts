import type { GoodArrival } from './arrival.reader.js';
import type { CourseGoal, CourseMark } from './inbox.store.js';

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

/** Where each pair of these arrivals will stand if it is new here and all that is in order is applied. */
export function expectCourse(arrivals: readonly GoodArrival[]): ReadonlyMap<string, CourseGoal> {
  const expected = new Map<string, CourseGoal>();
  for (const arrival of arrivals.toSorted((a, b) => sequenceOf(a) - sequenceOf(b))) {
    const { course, sender, verified } = arrival;
    const { subject } = verified.envelope;
    if (course === undefined || subject === undefined) continue;
    const next = expected.get(course)?.next ?? 1;
    expected.set(course, { sender, subject, next: sequenceOf(arrival) === next ? next + 1 : next });
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
    const { course } = arrival;
    const expected = (course === undefined ? undefined : marks.get(course)?.next) ?? 1;
    if (course === undefined) now.push(arrival);
    else if (taken.has(course)) after.push(arrival);
    else if (sequenceOf(arrival) > expected) early.push(arrival);
    else if (sequenceOf(arrival) < expected) late.push(arrival);
    else {
      taken.add(course);
      now.push(arrival);
    }
  }
  return { now, after, early, late };
}

function sequenceOf(arrival: GoodArrival): number {
  return Number(arrival.verified.envelope.sequence ?? 0);
}
