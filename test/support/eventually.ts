import { setTimeout as delay } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Milliseconds the fact may take to become true; generous, because only a failing test waits for all of it. */
  readonly within?: number;
  /** Milliseconds between two looks. */
  readonly every?: number;
}

/**
 * An answer that may be `undefined` beside something else is ambiguous: a body of `expect`s answers `undefined`
 * when it holds, a lookup when it found nothing. Such a lookup must say so: `?? false`.
 */
type Decided<T> = undefined extends T
  ? [T] extends [void]
    ? unknown
    : { ambiguous: 'end it in ?? false' }
  : unknown;

type Answer<T> = Exclude<T, false | null | 0 | ''>;

/**
 * Waits for a fact instead of sleeping: looks again while `fn` throws or answers a falsy value other than
 * `undefined`, and gives back the answer it was waiting for. Fails with the last error as its cause.
 */
export async function eventually<T>(
  fn: (() => T | Promise<T>) & Decided<T>,
  { within = 10_000, every = 25 }: EventuallyOptions = {},
): Promise<Answer<T>> {
  const deadline = performance.now() + within;
  for (;;) {
    const look = await lookAt(fn);
    if (look.holds) return look.answer as Answer<T>;
    if (performance.now() > deadline)
      throw new Error(`Not so within ${within} ms: ${look.why}`, { cause: look.cause });
    await delay(every);
  }
}

type Look<T> = { holds: true; answer: T } | { holds: false; why: string; cause?: unknown };

async function lookAt<T>(fn: () => T | Promise<T>): Promise<Look<T>> {
  try {
    const answer = await fn();
    if (answer === undefined || Boolean(answer)) return { holds: true, answer };
    return { holds: false, why: `the answer was still ${JSON.stringify(answer)}` };
  } catch (cause) {
    return { holds: false, why: cause instanceof Error ? cause.message : String(cause), cause };
  }
}
