import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { UnrecoverableError } from 'bullmq';
import { framesOf, toError } from './handler.error.js';

describe('what a handler throws', () => {
  it.each([new Error('x'), new RangeError('x'), new UnrecoverableError('x')])('stays %s', (error) => {
    expect(toError(error)).toBe(error);
  });

  it('stays an error of another realm', () => {
    const foreign: unknown = runInNewContext('new TypeError("x")');
    expect(foreign instanceof Error).toBe(false);
    expect(toError(foreign)).toBe(foreign);
  });

  it('becomes an error that says what is missing, when Nest has masked it', () => {
    expect(toError({ status: 'error', message: 'Internal server error' }).message).toContain('@OnJob');
  });

  it.each([undefined, null, 'a text with a name in it', 42, { message: 'a name' }])(
    'becomes an error that quotes nothing, when it is %p',
    (reason) => {
      const error = toError(reason);
      expect(error).toBeInstanceOf(Error);
      expect(error.message).toBe('A handler failed with something that is not an Error.');
      expect(error.cause).toBe(reason);
    },
  );
});

describe('the frames of an error', () => {
  it('say where, and never what: a parser quotes what it was reading', () => {
    let caught: unknown;
    try {
      JSON.parse('{"name": Fulana\n    de Tal}');
    } catch (error) {
      caught = error;
    }
    const frames = framesOf(toError(caught));
    expect(frames).toMatch(/^\s+at /);
    expect(frames).not.toMatch(/Fulana|Tal/);
  });

  it('are empty without a stack', () => {
    const error = new Error('x');
    delete error.stack;
    expect(framesOf(error)).toBe('');
  });
});
