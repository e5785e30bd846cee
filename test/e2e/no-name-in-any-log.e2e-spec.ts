import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execute } from '../../apps/sandbox/src/servers/postgres.session.js';
import type { ExchangeClient } from '../support/exchange.client.js';
import { startExchangeProcess, type ExchangeProcess } from '../support/exchange.process.js';
import { unpacked } from '../support/dump.js';
import { eventually } from '../support/eventually.js';
import { MARKS, markedFlag, marksIn } from '../support/marked.flag.js';

describe('the log of the exchange, at its most talkative', () => {
  let running: ExchangeProcess;
  let client: ExchangeClient;

  beforeAll(async () => {
    running = await startExchangeProcess('redis', 'trace');
    ({ client } = running);
  });

  afterAll(async () => {
    await running.stop();
  });

  /** Lets a database quote whatever it is asked to store in a table. */
  const quoting = (table: string): string => `
    CREATE OR REPLACE FUNCTION quote_it() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'cannot store %', NEW.content USING DETAIL = NEW.content, HINT = NEW.content; END $$;
    CREATE TRIGGER quote_it BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION quote_it()`;

  /** Waits for what was done to be in the log, so that its silence about the rest means something. */
  async function expectNoName(told: RegExp): Promise<void> {
    await eventually(() => {
      expect(running.output()).toMatch(told);
    });
    expect(marksIn(unpacked(running.output()))).toEqual([]);
  }

  it('tells of a case from the flag to its end, and nothing of the person', async () => {
    const caseCode = await client.refer(markedFlag());
    await eventually(async () => (await client.read('onpar', caseCode)).content !== null);
    for (const command of ['acknowledge', 'accept', 'start'] as const)
      await client.move('onpar', caseCode, command);
    await client.move('onpar', caseCode, 'fail', { reason: 'other', text: MARKS.ending });
    await eventually(async () => (await client.read('senafront', caseCode)).status === 'closed');
    await expectNoName(/\/fail"/);
    expect(running.output()).not.toContain(caseCode);
  });

  it('tells of requests that were refused, and nothing of what they said', async () => {
    const flag = markedFlag();
    const [person] = flag.persons;
    await client.post({ ...flag, [MARKS.alias]: true });
    await client.post({ ...flag, persons: [{ ...person, needs: [MARKS.note], nationality: MARKS.alias }] });
    await client.post(undefined, { raw: JSON.stringify(flag).slice(0, -3) });
    await client.post(undefined, { raw: JSON.stringify(flag), headers: { 'content-type': 'text/plain' } });
    await client.post({ ...flag, whereNow: MARKS.where.repeat(50_000) });
    await client.post(flag, {
      key: `${MARKS.contact}-${randomUUID()}`,
      headers: { 'x-persona': MARKS.alias },
    });
    await client.ask('senafront', '/api/v1/places', { token: `${MARKS.alias}-1234567890` });
    await expectNoName(/"status":413/);
  });

  it('tells of addresses without what somebody typed into them', async () => {
    await client.ask(
      'onpar',
      `/api/v1/referrals?direction=received&office=${MARKS.alias}&cursor=${MARKS.note}`,
    );
    await client.ask('onpar', `/api/v1/referrals/${MARKS.alias}`);
    await client.ask('onpar', `/api/v1/referrals/${MARKS.alias}/timeline`);
    await client.ask('audit', `/api/v1/entries/${MARKS.contact}`);
    await client.ask('senafront', `/api/v1/${MARKS.alias}`);
    await client.ask('senafront', '/api/v1/places', { role: 'auditor' });
    await expectNoName(/places[^\n]*"status":200/);
  });

  it('tells of a sender’s database that failed, and not of what it quoted', async () => {
    await execute(running.databases.senafront, [quoting('flag')]);
    const { status, body } = await client.post(markedFlag());
    await execute(running.databases.senafront, ['DROP TRIGGER quote_it ON flag']);
    expect([status, (body as unknown as { code: string }).code]).toEqual([500, 'internal']);
    expect(marksIn(JSON.stringify(body))).toEqual([]);
    await expectNoName(/answered as internal/);
  });

  it('tells of a receiver’s database that failed, and not of what it quoted', async () => {
    await execute(running.databases.onpar, [quoting('referral')]);
    const caseCode = await client.refer(markedFlag());
    await expectNoName(/failed at attempt/);
    await execute(running.databases.onpar, ['DROP TRIGGER quote_it ON referral']);
    await eventually(async () => (await client.read('senafront', caseCode)).delivery.delivered);
  });

  it('ends in good order when it is told to, and says nothing of anybody as it goes', async () => {
    expect(await running.stop()).toBe(0);
    expect(marksIn(unpacked(running.output()))).toEqual([]);
  });
});
