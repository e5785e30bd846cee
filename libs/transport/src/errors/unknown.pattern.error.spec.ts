import { describe, expect, it } from '@jest/globals';
import { UnrecoverableError } from 'bullmq';
import { UnknownPatternError } from './unknown.pattern.error.js';

describe('the error of an unknown job', () => {
  it('is one that BullMQ never tries again, with a name and a code to search for', () => {
    const error = new UnknownPatternError();
    expect(error).toBeInstanceOf(UnrecoverableError);
    expect(error).toMatchObject({ name: 'UnknownPatternError', code: 'unknown-pattern' });
    expect(error.message).toMatch(/^unknown-pattern: /);
  });
});
