import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '@enlace/platform';
import { RecordVault, WrappingKeys, generateWrappingKey } from '@enlace/security';
import { eventually } from '../../../test/support/eventually.js';
import { ReferralReader } from '../src/store/referral.reader.js';
import { findAnswers } from '../src/store/flag.store.js';
import { checkDataKeys } from '../src/store/data.key.check.js';
import { DataKeyRotation } from '../src/store/data.key.rotation.js';
import { rewrapDataKeys } from '../src/store/data.key.rewrapper.js';
import { House } from './agency.house.js';
import { NAME, flagOf } from './flags.js';
import { requested } from './messages.js';
import { createParties } from './parties.js';
import { focalPoint, officer } from './principals.js';
import { refusalOf } from './refusal.js';

const older = generateWrappingKey('older');
const newer = generateWrappingKey('newer');
const KEY = 'key-of-the-flag';

let house: House;

beforeAll(async () => {
  const parties = await createParties('senafront', 'onpar', 'audit');
  house = await House.open(parties, 'senafront', ['meteti'], { dataKeys: new WrappingKeys([older]) });
});
beforeEach(() => house.clear());
afterAll(() => house.close());

const readerWith = (...keys: (typeof older)[]): ReferralReader =>
  new ReferralReader(house.database, new RecordVault(new WrappingKeys(keys)), { party: 'onpar' });

async function arrive(count: number): Promise<string[]> {
  const messages = Array.from({ length: count }, () => requested());
  await house.apply(house.requested, ...messages);
  return messages.map(({ data }) => data.caseCode);
}

describe('a new key before the old one', () => {
  it('opens what the old one sealed; after all is wrapped anew the old one is needed no more', async () => {
    await house.flags.create(officer, flagOf(), KEY);
    const codes = await arrive(7);
    const contents = await house.query('SELECT content FROM referral ORDER BY position');
    const both = new RecordVault(new WrappingKeys([newer, older]));
    expect(both.rotating).toBe(true);
    // The flag, whose key its answer shares, and seven referrals; batches smaller than the tables.
    expect(await rewrapDataKeys(house.database, both, { batch: 3, pause: 0 })).toBe(8);
    expect(await rewrapDataKeys(house.database, both)).toBe(0);
    expect(await house.query('SELECT content FROM referral ORDER BY position')).toEqual(contents);

    for (const code of codes)
      expect((await readerWith(newer).find(focalPoint, code)).content?.persons[0]?.alias).toBe(NAME);
    const answers = await findAnswers(
      [{ officer: officer.actor, key: KEY }],
      new RecordVault(new WrappingKeys([newer])),
      house.database.manager,
    );
    expect([...answers.values()]).toMatchObject([{ answer: { referrals: [{ persons: [NAME] }] } }]);
  });

  it('is taken up by an agency at its start, beside its work; with one key alone there is nothing to do', async () => {
    const codes = await arrive(3);
    const under = (key: string): Promise<number> =>
      house.count(`referral WHERE split_part(data_key, '.', 1) = '${key}'`);
    const alone = new DataKeyRotation(house.database, house.vault);
    alone.onApplicationBootstrap();
    await alone.beforeApplicationShutdown();
    expect(await under('older')).toBe(codes.length);
    const rotation = new DataKeyRotation(house.database, new RecordVault(new WrappingKeys([newer, older])));
    rotation.onApplicationBootstrap();
    await eventually(async () => (await under('newer')) === codes.length);
    await rotation.beforeApplicationShutdown();
    for (const code of codes) expect((await readerWith(newer).find(focalPoint, code)).content).not.toBeNull();
  });

  it('leaves what was sealed under it alone', async () => {
    await arrive(2);
    expect(await rewrapDataKeys(house.database, house.vault)).toBe(0);
  });
});

describe('without the key that a record was sealed under', () => {
  it('the record is refused by the name of the key, and shows nothing', async () => {
    const [code = ''] = await arrive(1);
    const refusal = await refusalOf(() => readerWith(newer).find(focalPoint, code));
    expect(refusal).toMatchObject({ code: 'record-unreadable', message: expect.stringContaining('"older"') });
    const forged = { ...newer, id: 'older' };
    expect((await refusalOf(() => readerWith(forged).find(focalPoint, code))).code).toBe('record-unreadable');
  });
});

describe('an agency', () => {
  const checkWith = (...keys: (typeof older)[]): Promise<void> =>
    checkDataKeys(house.database, new RecordVault(new WrappingKeys(keys)));

  it('does not start with keys that open nothing of what it has, be it flags or referrals', async () => {
    await expect(checkWith(newer)).resolves.toBeUndefined();
    await arrive(1);
    await expect(checkWith(newer)).rejects.toThrow(/DATA_KEYS[^]*"older"/);
    await house.clear();
    await house.flags.create(officer, flagOf(), KEY);
    await expect(checkWith(newer)).rejects.toThrow(ConfigurationError);
    await expect(checkWith(newer, older)).resolves.toBeUndefined();
  });
});

describe('rows that were swapped in the database', () => {
  it('do not open: neither the content of another case, nor its key, nor both', async () => {
    for (const columns of [
      'content = other.content',
      'data_key = other.data_key',
      'content = other.content, data_key = other.data_key',
    ]) {
      await house.clear();
      const [mine = '', yours = ''] = await arrive(2);
      await house.query(
        `UPDATE referral SET ${columns} FROM referral other WHERE referral.case_code = $1 AND other.case_code = $2`,
        [mine, yours],
      );
      expect((await refusalOf(() => readerWith(older).find(focalPoint, mine))).code).toBe(
        'record-unreadable',
      );
      expect((await readerWith(older).find(focalPoint, yours)).content).not.toBeNull();
    }
  });
});
