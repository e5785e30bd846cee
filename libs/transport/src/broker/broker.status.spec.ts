import { beforeEach, describe, expect, it } from '@jest/globals';
import { EnlaceError } from '@enlace/contracts';
import { BrokerStatus, labelOf } from './broker.status.js';

describe('the status of a broker', () => {
  let lines: string[];
  let states: string[];
  let status: BrokerStatus;

  beforeEach(() => {
    lines = [];
    states = [];
    const write =
      (level: string) =>
      (message: unknown): void => {
        lines.push(`${level} ${String(message)}`);
      };
    const logger = { log: write('log'), warn: write('warn'), error: write('error') };
    status = new BrokerStatus('Queue onpar', logger, (state) => states.push(state));
  });

  it('is published once for each change', () => {
    for (const change of [status.up, status.up, status.down, status.down, status.up]) change();
    expect(states).toEqual(['connected', 'disconnected', 'connected']);
  });

  it('is told to a person when the broker goes and when it is back, not when the process starts', () => {
    status.up();
    expect(lines).toEqual([]);
    status.down();
    status.up();
    expect(lines).toEqual([
      'warn Queue onpar: the broker is away; trying on.',
      'log Queue onpar: the broker is back.',
    ]);
  });

  it('says the same error once in an outage, and again in the next', () => {
    const refused = Object.assign(new Error('connect 10.0.0.1:6379'), { code: 'ECONNREFUSED' });
    status.up();
    for (let n = 0; n < 100; n += 1) status.error(refused);
    status.down();
    status.error(refused);
    expect(lines.filter((line) => line.includes('ECONNREFUSED'))).toHaveLength(1);
    status.up();
    status.error(refused);
    expect(lines.filter((line) => line.includes('ECONNREFUSED'))).toHaveLength(2);
  });

  it('never says the message of an error, which may quote a statement', () => {
    status.error(new Error('syntax error near "Fulana de Tal"'));
    expect(lines).toEqual(["error Queue onpar: the broker's client reports Error."]);
  });

  it('says all of why a broker is unfit, once, and calls that no outage', () => {
    const unfit = new EnlaceError('configuration-invalid', 'It evicts. Set noeviction.');
    status.up();
    status.unfit(unfit);
    status.unfit(unfit);
    status.error(new Error('another'));
    expect(states).toEqual(['connected', 'disconnected']);
    status.up();
    expect(lines).toEqual([
      'error Queue onpar: It evicts. Set noeviction.',
      "error Queue onpar: the broker's client reports Error.",
      'log Queue onpar: the broker is back.',
    ]);
  });

  it('passes on what an operator should know, once, and changes nothing', () => {
    status.up();
    status.notice('Nobody checks this.');
    status.notice('Nobody checks this.');
    expect(lines).toEqual(['warn Queue onpar: Nobody checks this.']);
    expect(states).toEqual(['connected']);
  });

  it('is silent about connections that we let go ourselves', () => {
    status.up();
    status.end();
    status.down();
    status.error(new Error('Connection is closed.'));
    status.up();
    expect(lines).toEqual([]);
    expect(states).toEqual(['connected', 'disconnected']);
  });
});

describe('the label of an error', () => {
  it.each([
    [new RangeError('x'), 'RangeError'],
    [new EnlaceError('unavailable', 'x'), 'EnlaceError unavailable'],
    [Object.assign(new Error('x'), { code: '57P01' }), 'Error 57P01'],
    [{}, 'an error without a name'],
    ['a string with a name in it', 'string'],
    [undefined, 'undefined'],
    [null, 'object'],
  ])('of %p is %s', (error, label) => {
    expect(labelOf(error)).toBe(label);
  });
});
