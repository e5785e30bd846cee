import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

describe('eventually', () => {
  it('gives back the first answer that is one', async () => {
    const answers = [false, null, 0, '', 'here'];
    expect(await eventually(() => answers.shift() ?? false, { every: 1 })).toBe('here');
  });

  it('takes expectations that hold for an answer', async () => {
    let looks = 0;
    await eventually(
      () => {
        looks += 1;
        expect(looks).toBe(3);
      },
      { every: 1 },
    );
    expect(looks).toBe(3);
  });

  it('fails with the last error as its cause', async () => {
    const last = new Error('still 2 jobs waiting');
    const failing = eventually(() => Promise.reject(last), { within: 5, every: 1 });
    await expect(failing).rejects.toMatchObject({
      message: 'Not so within 5 ms: still 2 jobs waiting',
      cause: last,
    });
  });

  it('fails with the last answer where there was no error', async () => {
    const failing = eventually(() => false, { within: 5, every: 1 });
    await expect(failing).rejects.toThrow('Not so within 5 ms: the answer was still false');
  });
});
