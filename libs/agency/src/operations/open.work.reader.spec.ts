import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { OpenWork } from './open.work.js';
import { OpenWorkReader } from './open.work.reader.js';

const NOTHING: OpenWork = { lanes: [], refused: [], deadLetters: [], parked: [], differences: [] };

let looks: number;
let answer: () => Promise<OpenWork>;
let reader: OpenWorkReader;

beforeEach(() => {
  jest.useFakeTimers();
  looks = 0;
  answer = () => Promise.resolve(NOTHING);
  reader = new OpenWorkReader(() => {
    looks += 1;
    return answer();
  });
});
afterEach(() => void jest.useRealTimers());

/** The reason why a reading failed. */
async function failureOf(reading: Promise<unknown>): Promise<unknown> {
  return reading.then(
    () => 'it did not',
    (error: unknown) => (error instanceof Error ? error.message : error),
  );
}

describe('the database', () => {
  it('is looked at once by all who ask together', async () => {
    await Promise.all([reader.read(), reader.read(), reader.read()]);
    expect(looks).toBe(1);
  });

  it('is left alone for a second after a look, and looked at again then', async () => {
    await reader.read();
    await jest.advanceTimersByTimeAsync(999);
    await reader.read();
    expect(looks).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    await reader.read();
    expect(looks).toBe(2);
  });

  it('is left alone for a second after it failed, too', async () => {
    answer = () => Promise.reject(new Error('refused'));
    expect(await failureOf(reader.read())).toBe('refused');
    answer = () => Promise.resolve(NOTHING);
    expect(await failureOf(reader.read())).toBe('refused');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await reader.read()).toBe(NOTHING);
  });
});

describe('a database that says nothing', () => {
  it('is waited for two seconds by whoever asks, and asked once', async () => {
    answer = () => new Promise(() => undefined);
    const failures = [failureOf(reader.read()), failureOf(reader.read())];
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await Promise.all(failures)).toEqual(['timeout', 'timeout']);
    expect(looks).toBe(1);
  });

  it('is asked again after half a minute: its connection may hang while it is back', async () => {
    answer = () => new Promise(() => undefined);
    const failure = failureOf(reader.read());
    await jest.advanceTimersByTimeAsync(30_000);
    expect(await failure).toBe('timeout');
    answer = () => Promise.resolve(NOTHING);
    expect(await reader.read()).toBe(NOTHING);
  });
});
