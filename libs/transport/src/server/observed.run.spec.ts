import { describe, expect, it } from '@jest/globals';
import { runObserved, type StartHook } from './observed.run.js';

/** Runs work that the test ends, inside a hook. */
function observe(hook: StartHook) {
  const hookErrors: unknown[] = [];
  let [runs, settled] = [0, false];
  let finish = (): void => undefined;
  let fail = (_: Error): void => undefined;
  const work = (): Promise<void> => {
    runs += 1;
    return new Promise((resolve, reject) => {
      finish = resolve;
      fail = reject;
    });
  };
  const run = runObserved(hook, work, (error) => hookErrors.push(error));
  run
    .finally(() => {
      settled = true;
    })
    .catch(() => undefined);
  return {
    run,
    hookErrors,
    runs: () => runs,
    settled: () => settled,
    finish: () => finish(),
    fail: (error: Error) => fail(error),
  };
}

/** Lets every promise that can settle do so. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const HOOKS: [string, StartHook][] = [
  ['returns the work', (done) => done()],
  [
    'awaits the work',
    async (done) => {
      await done();
    },
  ],
  [
    'drops the work',
    (done) => {
      void done();
    },
  ],
  [
    'drops the work and never ends',
    (done) => {
      void done();
      return new Promise(() => undefined);
    },
  ],
  [
    'calls later',
    async (done) => {
      await turn();
      return done();
    },
  ],
  ['calls twice', (done) => Promise.all([done(), done()])],
  ['never calls', () => undefined],
  ['never calls, asynchronously', async () => turn()],
  [
    'throws before',
    () => {
      throw new Error('hook');
    },
  ],
  [
    'rejects before',
    async () => {
      throw new Error('hook');
    },
  ],
  [
    'throws after',
    (done) => {
      void done();
      throw new Error('hook');
    },
  ],
];

describe.each(HOOKS)('work inside a hook that %s', (_, hook) => {
  it('runs once, and is over when it is over', async () => {
    const it = observe(hook);
    await turn();
    await turn();
    expect(it.runs()).toBe(1);
    expect(it.settled()).toBe(false);
    it.finish();
    await it.run;
    expect(it.runs()).toBe(1);
  });

  it('fails with its own error, and nothing is unhandled', async () => {
    const unhandled: unknown[] = [];
    const listener = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', listener);
    const it = observe(hook);
    await turn();
    await turn();
    const failure = new RangeError('work');
    it.fail(failure);
    await expect(it.run).rejects.toBe(failure);
    await turn();
    process.off('unhandledRejection', listener);
    expect(unhandled).toEqual([]);
    expect(it.hookErrors).not.toContain(failure);
  });
});

describe('a hook that fails by itself', () => {
  it.each(HOOKS.filter(([name]) => /throws|rejects/.test(name)))('is reported: it %s', async (_, hook) => {
    const it = observe(hook);
    await turn();
    it.finish();
    await it.run;
    await turn();
    expect(it.hookErrors).toEqual([expect.objectContaining({ message: 'hook' })]);
  });

  it('is not blamed for the failure of the work', async () => {
    const it = observe((done) => done());
    await turn();
    it.fail(new Error('work'));
    await it.run.catch(() => undefined);
    await turn();
    expect(it.hookErrors).toEqual([]);
  });
});
