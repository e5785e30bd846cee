import { describe, expect, it } from '@jest/globals';
import { isDatabaseOutage } from './database.outage.js';

const coded = (code: string): Error => Object.assign(new Error('failed'), { code });

describe('an outage of the database', () => {
  it.each([
    '08006',
    '53100',
    '53300',
    '57P01',
    '57P03',
    '58030',
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
  ])('is told by the code %s', (code) => expect(isDatabaseOutage(coded(code))).toBe(true));

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
    'Query read timeout',
  ])('is told by what the driver says: %s', (message) =>
    expect(isDatabaseOutage(new Error(message))).toBe(true),
  );

  it('is told by a database that is closed to connections, and not by its code alone', () => {
    const closed = 'database "enlace" is not currently accepting connections';
    expect(isDatabaseOutage(Object.assign(new Error(closed), { code: '55000' }))).toBe(true);
    expect(isDatabaseOutage(coded('55000'))).toBe(false);
  });

  it.each(['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError'])(
    'is told by a transaction whose connection went: %s',
    (name) => expect(isDatabaseOutage(Object.assign(new Error('released'), { name }))).toBe(true),
  );

  it('is seen behind the error that reports it', () => {
    expect(isDatabaseOutage(new Error('The job failed.', { cause: coded('57P01') }))).toBe(true);
  });

  it.each(['23505', '22P02', '40P01', '42P01', '25P02'])(
    'is not what a statement is answered with: %s',
    (code) => expect(isDatabaseOutage(coded(code))).toBe(false),
  );

  it('is not an error without a code, or no error at all', () => {
    expect(isDatabaseOutage(new TypeError('x is undefined'))).toBe(false);
    expect(isDatabaseOutage('57P01')).toBe(false);
    expect(isDatabaseOutage(undefined)).toBe(false);
  });
});
