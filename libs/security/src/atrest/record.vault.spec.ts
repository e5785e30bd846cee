import { describe, expect, it } from '@jest/globals';
import { EnlaceError } from '@enlace/contracts';
import * as fc from 'fast-check';
import { wrappingKeyOf, type KeyWrapper } from './key.wrapper.js';
import { RecordVault } from './record.vault.js';
import { WrappingKeySet, WrappingKeys, generateWrappingKey } from './wrapping.keys.js';

const first = generateWrappingKey('first');
const second = generateWrappingKey('second');
const vault = new RecordVault(new WrappingKeys([first]));
const PERSON = { alias: 'Xiomara', birthYear: 1994 };

async function refusalOf(act: () => unknown): Promise<EnlaceError> {
  try {
    await act();
  } catch (error) {
    if (error instanceof EnlaceError) return error;
    throw error;
  }
  throw new Error('It opened, and should not have.');
}

describe('a sealed record', () => {
  it('opens with its own key, in its own column', async () => {
    const key = await vault.createKey('case 1');
    const sealed = vault.seal(PERSON, 'referral.content', key);
    const again = await vault.openKey('case 1', key.wrapped);
    expect(vault.open(sealed, 'referral.content', again)).toEqual(PERSON);
  });

  it('gives back any value that JSON can hold', async () => {
    const key = await vault.createKey('case 1');
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()), async (value) => {
        const sealed = vault.seal(value, 'referral.content', key);
        expect(JSON.stringify(vault.open(sealed, 'referral.content', key))).toBe(JSON.stringify(value));
      }),
      { seed: 20261125, numRuns: 200 },
    );
  });

  it('shows nothing of what it holds, and never the same bytes twice', async () => {
    const key = await vault.createKey('case 1');
    const [one, other] = [0, 1].map(() => vault.seal(PERSON, 'referral.content', key));
    expect(one?.toString('latin1')).not.toMatch(/Xiomara|1994|alias/);
    expect(one).not.toEqual(other);
  });

  it('does not open in the row of another, under the key of another, or in another column', async () => {
    const [mine, yours] = [await vault.createKey('case 1'), await vault.createKey('case 2')];
    const sealed = vault.seal(PERSON, 'referral.content', mine);
    for (const act of [
      () => vault.open(sealed, 'referral.content', yours),
      () => vault.open(sealed, 'referral.content', { ...mine, owner: 'case 2' }),
      () => vault.open(sealed, 'referral_event.note', mine),
      () => vault.openKey('case 2', mine.wrapped),
    ]) {
      expect(await refusalOf(act)).toMatchObject({ code: 'record-unreadable' });
    }
  });

  it('does not open with one bit turned, wherever it is, or cut short', async () => {
    const key = await vault.createKey('case 1');
    const sealed = vault.seal(PERSON, 'referral.content', key);
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
      expect(await refusalOf(() => vault.open(changed, 'referral.content', key))).toMatchObject({
        code: 'record-unreadable',
      });
    }
    for (const length of [0, 12, 27, sealed.length - 1]) {
      const cut = sealed.subarray(0, length);
      expect(await refusalOf(() => vault.open(cut, 'referral.content', key))).toMatchObject({
        code: 'record-unreadable',
      });
    }
  });
});

describe('the keys that wrap', () => {
  it('rotate: what the old one wrapped opens, is wrapped anew, and opens without it', async () => {
    const key = await vault.createKey('case 1');
    const sealed = vault.seal(PERSON, 'referral.content', key);
    const both = new RecordVault(new WrappingKeys([second, first]));
    const rewrapped = (await both.rewrap('case 1', key.wrapped)) ?? '';
    expect(wrappingKeyOf(rewrapped)).toBe('second');
    expect(await both.rewrap('case 1', rewrapped)).toBeUndefined();
    const after = new RecordVault(new WrappingKeys([second]));
    expect(after.open(sealed, 'referral.content', await after.openKey('case 1', rewrapped))).toEqual(PERSON);
  });

  it('are named when one is missing, or has other bytes', async () => {
    const { wrapped } = await vault.createKey('case 1');
    const missing = await refusalOf(() => new WrappingKeys([second]).unwrap(wrapped, 'case 1'));
    expect(missing).toMatchObject({ code: 'record-unreadable', message: expect.stringContaining('"first"') });
    const forged = new WrappingKeys([{ ...second, id: 'first' }]);
    const other = await refusalOf(() => forged.unwrap(wrapped, 'case 1'));
    expect(other).toMatchObject({
      code: 'record-unreadable',
      message: expect.stringContaining('other bytes'),
    });
    for (const { message } of [missing, other]) expect(message).not.toContain(wrapped.slice(8));
  });

  it('may be kept by others, who are asked once while a key is in memory, and again when it was forgotten', async () => {
    const keys = new WrappingKeys([first]);
    let asked = 0;
    const distant: KeyWrapper = {
      keyId: keys.keyId,
      rotating: false,
      wrap: (dataKey, context) => keys.wrap(dataKey, context),
      unwrap: (wrapped, context) => {
        asked += 1;
        return keys.unwrap(wrapped, context);
      },
    };
    const kept = new RecordVault(distant);
    const { wrapped } = await kept.createKey('case 1');
    await kept.openKey('case 1', wrapped);
    await kept.openKey('case 1', wrapped);
    expect(asked).toBe(1);
    kept.forget('case 1');
    await kept.openKey('case 1', wrapped);
    expect(asked).toBe(2);
  });
});

describe('a set of keys', () => {
  it.each([
    ['none', []],
    ['a key of 31 bytes', [{ ...first, key: Buffer.alloc(31).toString('base64url') }]],
    ['a key that is no base64url', [{ ...first, key: '#'.repeat(43) }]],
    ['a key in another spelling', [{ ...first, key: `${'A'.repeat(42)}B` }]],
    ['an id with a dot', [{ ...first, id: 'a.b' }]],
    ['an id twice', [first, { ...second, id: 'first' }]],
    ['more than is known', [{ ...first, note: 'x' }]],
  ])('is refused with %s', (_, keys) => {
    expect(WrappingKeySet.safeParse(keys).success).toBe(false);
  });

  it('is taken as it was made', () => {
    expect(WrappingKeySet.parse([first, second])).toEqual([first, second]);
  });
});
