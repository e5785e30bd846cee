import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { ConfigurationError, loadConfig, type Environment } from './config.loader.js';

const Settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATABASE_URL: z.url({ protocol: /^postgres$/, error: 'a postgres:// URL is expected' }),
  MODE: z.enum(['one', 'many']),
});

const good = { DATABASE_URL: 'postgres://localhost/x', MODE: 'one' };

function faultsOf(env: Environment): readonly string[] {
  try {
    loadConfig(Settings, env);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
}

describe('settings', () => {
  it('that are good are read, with what is left out', () => {
    expect(loadConfig(Settings, { ...good, PORT: '8080' })).toEqual({
      ...good,
      HOST: '127.0.0.1',
      PORT: 8080,
    });
  });

  it('of others in the same environment are nobody’s business', () => {
    expect(loadConfig(Settings, { ...good, HOME: '/root' })).not.toHaveProperty('HOME');
  });

  it('that are empty count as absent, because compose files write them so', () => {
    expect(loadConfig(Settings, { ...good, PORT: '', HOST: '' })).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
    });
    expect(faultsOf({ ...good, MODE: '' })).toHaveLength(1);
    expect(faultsOf({ ...good, MODE: undefined })).toHaveLength(1);
  });
});

describe('faulty settings', () => {
  it('are all named at once, each by its variable', () => {
    const faults = faultsOf({ PORT: '70000', DATABASE_URL: 'mysql://x', MODE: 'three' });
    expect(faults.map((fault) => fault.split(':', 1)[0])).toEqual(['PORT', 'DATABASE_URL', 'MODE']);
  });

  it('are told one a line, with what to do', () => {
    const lines = new ConfigurationError(['PORT: too big', 'MODE: unknown']).message.split('\n');
    expect(lines[0]).toMatch(/Mend these and start again/);
    expect(lines.slice(1)).toEqual(['  - PORT: too big', '  - MODE: unknown']);
  });

  it('are told without a word of their values, which hold passwords', () => {
    const secret = 'hunter2-geheim';
    const env = { PORT: secret, DATABASE_URL: `mysql://user:${secret}@host/x`, MODE: secret };
    const message = new ConfigurationError(faultsOf(env)).message;
    expect(message).toMatch(/PORT[^]*DATABASE_URL[^]*MODE/);
    expect(message).not.toContain(secret);
  });

  it.each(['abc', '-1', '1.5', '65536', '0x1G'])('are not guessed at: a port of %p', (PORT) => {
    expect(faultsOf({ ...good, PORT })).toHaveLength(1);
  });

  it('are an error with a name, so that a boot can tell it from a crash', () => {
    const error = new ConfigurationError(['x']);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('ConfigurationError');
  });
});
