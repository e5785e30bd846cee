import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@enlace/platform';
import { startWitness } from '../src/witness.module.js';

describe('the witness does not start', () => {
  const fault = (env: Record<string, string>): Promise<unknown> =>
    startWitness(env).catch((error: unknown) => error);

  it('without the settings it needs, and names them together', async () => {
    const error = await fault({});
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toMatch(/DATABASE_URL[^]*KEYS_FILE[^]*LOG_KEYS[^]*TOKENS_FILE/);
  });

  it('with files and keys that it cannot use, and names them together', async () => {
    const error = await fault({
      DATABASE_URL: 'postgres://localhost/none',
      KEYS_FILE: '/nowhere/keys.json',
      TOKENS_FILE: '/nowhere/tokens.json',
      LOG_KEYS: 'enlace.pa/audit+00000000+AAAA',
    });
    expect(String(error)).toMatch(/KEYS_FILE[^]*TOKENS_FILE[^]*LOG_KEYS/);
  });
});
