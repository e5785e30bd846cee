import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isPartyId } from '@enlace/contracts';
import { select } from '../../apps/sandbox/src/servers/postgres.session.js';
import { startExchangeProcess, type ExchangeProcess } from '../support/exchange.process.js';
import { eventually } from '../support/eventually.js';
import { flagBody } from '../support/flag.body.js';

interface Line {
  readonly service: string;
  readonly msg: string;
  readonly context?: string;
  readonly req?: { readonly id: string; readonly path: string };
  readonly job?: string;
  readonly messages?: number;
}

describe('the log of six parties in one process', () => {
  let running: ExchangeProcess;
  const requestId = randomUUID();

  const lines = (): Line[] =>
    running
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);

  /** The id of the message that carries the referral, as its sender keeps it. */
  async function sentId(): Promise<string | undefined> {
    const sql = `SELECT id FROM outbox_message WHERE type = 'referral.requested.v1'`;
    const [row] = await select<{ id: string }>(running.databases.senafront, sql);
    return row?.id;
  }

  beforeAll(async () => {
    running = await startExchangeProcess('redis', 'debug');
    const { client } = running;
    const { body } = await client.post(flagBody(), { headers: { 'x-request-id': requestId } });
    const code = body.referrals[0]?.caseCode ?? '';
    await eventually(async () => (await client.read('senafront', code)).delivery.audited);
    await client.move('onpar', code, 'acknowledge');
    await eventually(async () => (await client.read('senafront', code)).status === 'received');
  });

  afterAll(async () => {
    await running.stop();
  });

  it('says of every line whose it is', () => {
    const services = new Set(lines().map(({ service }) => service));
    expect([...services].filter((service) => !isPartyId(service))).toEqual([]);
    expect([...services]).toEqual(expect.arrayContaining(['senafront', 'onpar', 'audit']));
  });

  it('knows a request by the id its caller gave it', () => {
    const own = lines().filter(({ req }) => req?.id === requestId);
    expect(own.map(({ service, req }) => [service, req?.path])).toEqual([['senafront', '/api/v1/flags']]);
  });

  it('knows a job by the message it began with, at the party that took it', async () => {
    const id = (await sentId()) ?? 'none';
    await eventually(() => {
      const jobs = lines().filter(({ job }) => job?.startsWith(id));
      expect(new Set(jobs.map(({ service }) => service))).toEqual(new Set(['onpar', 'audit']));
      expect(jobs.filter(({ messages }) => messages !== 1)).toEqual([]);
    });
  });

  it('mixes no job into a request, and no request into a job', () => {
    expect(lines().filter(({ req, job }) => req !== undefined && job !== undefined)).toEqual([]);
  });
});
