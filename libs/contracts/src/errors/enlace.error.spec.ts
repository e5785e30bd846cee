import { describe, expect, it } from '@jest/globals';
import { EnlaceError } from './enlace.error.js';
import { ERROR_CODES, type ErrorCode } from './error.codes.js';

const codes = Object.keys(ERROR_CODES) as ErrorCode[];

describe('an error of the exchange', () => {
  it('is an Error with a name, a code and what happened', () => {
    const error = new EnlaceError('not-found', 'There is none.');
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'EnlaceError', code: 'not-found', message: 'There is none.' });
    expect(String(error)).toBe('EnlaceError: There is none.');
  });

  it('has neither field, facts nor cause unless it is given them', () => {
    const error = new EnlaceError('internal', 'It failed.');
    expect(error.field).toBeUndefined();
    expect(error.facts).toEqual({});
    expect('cause' in error).toBe(false);
  });

  it('keeps the field, the facts and the cause it is given', () => {
    const cause = new Error('why');
    const error = new EnlaceError('place-not-open', 'Closed.', { field: 'place', facts: { a: 1 }, cause });
    expect(error).toMatchObject({ field: 'place', facts: { a: 1 }, cause });
  });

  it.each(codes)('answers with the status and the retry of its code: %s', (code) => {
    const error = new EnlaceError(code, 'It failed.');
    expect(error.status).toBe(ERROR_CODES[code].status);
    expect(error.retryable).toBe(ERROR_CODES[code].retryable);
  });
});

describe('the error codes', () => {
  it('are words that stand in a URN', () => {
    expect(codes.filter((code) => !/^[a-z]+(-[a-z]+)*$/.test(code))).toEqual([]);
  });

  it('have an HTTP status of a failure', () => {
    expect(codes.filter((code) => ERROR_CODES[code].status < 400 || ERROR_CODES[code].status > 599)).toEqual(
      [],
    );
  });

  it('are worth a retry only when time mends it: the same request is refused for ever otherwise', () => {
    expect(codes.filter((code) => ERROR_CODES[code].retryable)).toEqual([
      'too-many-requests',
      'overloaded',
      'unavailable',
      'internal',
    ]);
  });

  it('never lose one that clients and audit records hold', () => {
    expect(codes).toEqual(
      expect.arrayContaining([
        'validation-failed',
        'not-authenticated',
        'not-allowed',
        'not-found',
        'idempotency-key-reused',
        'place-not-open',
        'consent-does-not-cover',
        'transition-not-allowed',
        'signature-invalid',
        'message-conflict',
        'event-out-of-place',
      ]),
    );
  });
});
