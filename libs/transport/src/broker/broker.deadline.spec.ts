import { describe, expect, it } from '@jest/globals';
import { within } from './broker.deadline.js';

const never = new Promise<never>(() => undefined);

describe('a deadline', () => {
  it('gives the answer that came in time', async () => {
    await expect(within(1_000, Promise.resolve(42))).resolves.toBe(42);
  });

  it('gives the failure that came in time, as it is', async () => {
    const failure = new RangeError('no');
    await expect(within(1_000, Promise.reject(failure))).rejects.toBe(failure);
  });

  it('ends the waiting, and says that another try may succeed', async () => {
    await expect(within(1, never)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  });

  it('leaves no timer behind that would keep the process alive', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    await within(60_000, Promise.resolve());
    await within(60_000, Promise.reject(new Error('no'))).catch(() => undefined);
    expect(timers()).toBe(before);
  });

  it('does not let a late failure become an unhandled rejection', async () => {
    let fail = (): void => undefined;
    const late = new Promise<void>((_, reject) => {
      fail = () => reject(new Error('late'));
    });
    await expect(within(1, late)).rejects.toMatchObject({ code: 'unavailable' });
    const unhandled: unknown[] = [];
    const listener = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', listener);
    fail();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', listener);
    expect(unhandled).toEqual([]);
  });
});
