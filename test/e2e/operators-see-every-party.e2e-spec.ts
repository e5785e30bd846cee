import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startExchange, type Exchange } from '../support/exchange.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

describe('the metrics of the exchange', () => {
  let exchange: Exchange;

  beforeAll(async () => {
    exchange = await startExchange('redis');
    const code = await exchange.refer(flagBody());
    await eventually(async () => (await exchange.read('senafront', code)).delivery.audited);
  });

  afterAll(() => exchange.stop());

  async function scrape(party: string): Promise<string> {
    const member = exchange.members.find((one) => one.party === party);
    const headers = { authorization: `Bearer ${member?.tokens.operator}` };
    const answer = await fetch(`${member?.url}/metrics`, { headers });
    expect([party, answer.status]).toEqual([party, 200]);
    return answer.text();
  }

  it('are there for every party, the audit too', async () => {
    for (const { party } of exchange.members)
      expect(await scrape(party)).toContain('enlace_health{check="database"} 1');
  });

  it('are those of the party alone, though all share a process', async () => {
    const count = 'enlace_http_request_seconds_count{method="POST",route="/api/v1/flags",status="201"} 1';
    const counting: string[] = [];
    for (const { party } of exchange.members) if ((await scrape(party)).includes(count)) counting.push(party);
    expect(counting).toEqual(['senafront']);
  });

  it('show what came in where it came in', async () => {
    const handled = 'enlace_inbox_handler_seconds_count{type="referral.requested.v1"} 1';
    expect(await scrape('onpar')).toContain(handled);
    expect(await scrape('audit')).toContain(handled);
    expect(await scrape('inamu')).not.toContain(handled);
  });

  it('come to rest with the exchange: nothing is open', async () => {
    await eventually(async () => {
      for (const { party } of exchange.members)
        expect(await scrape(party)).not.toMatch(/^enlace_outbox_open_copies\{.*\} [^0]/m);
    });
  });

  it('are all explained in the runbook, and nothing else is', async () => {
    const runbook = readFileSync(new URL('../../docs/runbook/metricas.md', import.meta.url), 'utf8');
    const explained = [...runbook.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name ?? '');
    const shown = new Set<string>();
    for (const party of ['senafront', 'audit', 'defensoria'])
      for (const [, name = ''] of (await scrape(party)).matchAll(/^# HELP (\w+)/gm)) shown.add(name);
    expect(explained.toSorted()).toEqual([...shown].toSorted());
  });
});
