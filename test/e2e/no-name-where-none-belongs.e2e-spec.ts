import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BACKENDS, startExchange, type Exchange } from '../support/exchange.js';
import { backUpDatabase, dumpBroker, dumpDatabase, unpacked } from '../support/dump.js';
import { eventually } from '../support/eventually.js';
import { MARKS, markedFlag, marksIn } from '../support/marked.flag.js';

it('a dump shows what was packed into it, however often', () => {
  const once = Buffer.from(JSON.stringify({ persons: [{ alias: MARKS.alias }] })).toString('base64url');
  const twice = Buffer.from(JSON.stringify({ data: `aa.${once}.bb` })).toString('base64url');
  expect(marksIn(unpacked(`{"messages":["x.${twice}.y"]}`))).toEqual([MARKS.alias]);
  expect(marksIn(unpacked(`(1,"\\\\x${Buffer.from(twice).toString('hex')}")`))).toEqual([MARKS.alias]);
  expect(marksIn(unpacked(once.slice(0, 12)))).toEqual([]);
});

describe.each(BACKENDS)('a person’s data on %s', (backend) => {
  let exchange: Exchange;

  beforeAll(async () => {
    exchange = await startExchange(backend);
  });

  afterAll(() => exchange.stop());

  /** All that the broker holds, once it holds a message about the case. */
  const brokerHolding = (messageId: string): Promise<string> =>
    eventually(async () => {
      const dump = unpacked(await dumpBroker(exchange.broker));
      return dump.includes(messageId) && dump;
    });

  async function messageOf(caseCode: string): Promise<string> {
    const [row] = await exchange.rows<{ id: string }>(
      'senafront',
      'SELECT message_id AS id FROM referral WHERE case_code = $1',
      [caseCode],
    );
    return row?.id ?? '';
  }

  it('is not in the broker while messages wait for their receiver and for the audit', async () => {
    await exchange.stopMember('onpar');
    await exchange.stopMember('audit');
    const caseCode = await exchange.refer(markedFlag());
    const dump = await brokerHolding(await messageOf(caseCode));
    expect(dump).toContain('referral.requested.v1');
    expect(marksIn(dump)).toEqual([]);
    await exchange.startMember('onpar');
    await exchange.startMember('audit');
    await eventually(async () => (await exchange.read('senafront', caseCode)).delivery.delivered);
    // It is somewhere, or this would show nothing.
    const { content } = await exchange.read('onpar', caseCode);
    expect(marksIn(JSON.stringify(content))).toEqual(expect.arrayContaining([MARKS.alias, MARKS.contact]));
  });

  it('is not in the broker when the receiver’s database quotes what it could not store', async () => {
    await exchange.rows(
      'onpar',
      `CREATE FUNCTION quote_it() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN RAISE EXCEPTION 'cannot store %', NEW.content; END $$;
       CREATE TRIGGER quote_it BEFORE INSERT ON referral FOR EACH ROW EXECUTE FUNCTION quote_it()`,
    );
    const caseCode = await exchange.refer(markedFlag());
    const messageId = await messageOf(caseCode);
    const failed = await eventually(async () => {
      const dump = unpacked(await dumpBroker(exchange.broker));
      return /QueryFailedError/.test(dump) && dump.includes(messageId) && dump;
    });
    await exchange.rows('onpar', 'DROP TRIGGER quote_it ON referral');
    expect(marksIn(failed)).toEqual([]);
    await eventually(async () => (await exchange.read('senafront', caseCode)).delivery.delivered);
  });

  it('is in no database, not even the sender’s and the receiver’s, from the flag to the end of the case', async () => {
    const caseCode = await exchange.refer(markedFlag());
    await eventually(async () => (await exchange.read('onpar', caseCode)).caseCode === caseCode);
    for (const command of ['acknowledge', 'accept', 'start'] as const)
      await exchange.move('onpar', caseCode, command);
    await exchange.move('onpar', caseCode, 'fail', { reason: 'other', text: MARKS.ending });
    await eventually(async () => {
      const types = (await exchange.entries(caseCode)).map(({ type }) => type);
      expect(types).toEqual(expect.arrayContaining(['record.viewed.v1', 'referral.failed.v1']));
    });
    const audit = unpacked(await dumpDatabase(exchange.databaseOf('audit')));
    expect(audit).toContain(caseCode);
    expect(marksIn(audit)).toEqual([]);
    const parties = ['senafront', 'onpar', 'snm', 'senniaf', 'inamu', 'broker'] as const;
    for (const party of parties) {
      const dump = unpacked(await dumpDatabase(exchange.databaseOf(party)));
      expect([party, marksIn(dump), birthYearsIn(dump)]).toEqual([party, [], []]);
    }
    for (const party of ['senafront', 'onpar'] as const)
      expect(await dumpDatabase(exchange.databaseOf(party))).toContain(caseCode);
    for (const party of ['senafront', 'onpar', 'audit'] as const) {
      const backup = (await backUpDatabase(exchange.databaseOf(party))).toString('latin1');
      expect(backup).toContain(caseCode);
      expect([party, marksIn(backup), /birthYear/.exec(backup)]).toEqual([party, [], null]);
    }
  });
});

/** The year alone, not as four digits of a ciphertext; and the word that stands before it in a flag. */
function birthYearsIn(dump: string): string[] {
  return [...dump.matchAll(/birthYear|(?<![\w+/=.-])1994(?![\w+/=-])/g)].map(([found]) => found);
}

it('a birth year is found where it stands, and not in a ciphertext', () => {
  expect(birthYearsIn('{"birthYear":1994}')).toEqual(['birthYear', '1994']);
  expect(birthYearsIn('(f,1994,VE)')).toEqual(['1994']);
  expect(birthYearsIn('\\\\x0a1994ff aa/1994/bb')).toEqual([]);
});
