import { afterEach, describe, expect, it } from '@jest/globals';
import type { PartyConfig } from '../src/party/party.config.js';
import { createParties } from './parties.js';
import { runAgency, type Asked, type RunningAgency } from './running.agency.js';

let agency: RunningAgency;

afterEach(() => agency.stop());

async function start(rates: PartyConfig['rates']): Promise<void> {
  agency = await runAgency(await createParties('onpar', 'audit'), 'onpar', { rates });
}

async function statuses(times: number, asked: Asked): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < times; n += 1) found.push((await agency.ask('/api/v1/places', asked)).status);
  return found;
}

const wrong = { headers: { authorization: 'Bearer a-token-that-nobody-has-99' } };

describe('in a minute', () => {
  it('one person asks so much, is told when to come back, and takes nothing from anybody else', async () => {
    await start({ address: 0, user: 3, agency: 0 });
    expect(await statuses(4, { role: 'case-worker' })).toEqual([200, 200, 200, 429]);
    const refused = await agency.ask('/api/v1/places', { role: 'case-worker' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await refused.json()).toMatchObject({ status: 429, code: 'too-many-requests', retryable: true });
    expect(await statuses(1, { role: 'operator' })).toEqual([200]);
  });

  it('all of an institution ask so much together', async () => {
    await start({ address: 0, user: 0, agency: 3 });
    expect(await statuses(2, { role: 'case-worker' })).toEqual([200, 200]);
    expect(await statuses(2, { role: 'operator' })).toEqual([200, 429]);
  });

  it('one address shows so many wrong credentials, and a good one is let in all the same', async () => {
    await start({ address: 2, user: 0, agency: 0 });
    expect(await statuses(4, wrong)).toEqual([401, 401, 429, 429]);
    expect(await statuses(2, { role: 'case-worker' })).toEqual([200, 200]);
  });

  it('anybody asks whether the party is well', async () => {
    await start({ address: 1, user: 1, agency: 1 });
    for (let n = 0; n < 5; n += 1) expect((await agency.ask('/health/live')).status).toBe(200);
  });
});
