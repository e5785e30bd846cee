import { describe, expect, it } from '@jest/globals';
import { EnlaceError, FlagRequest, ReferralQuery } from '@enlace/contracts';
import { NAME, flagOf, person } from '../../test/flags.js';
import { createValidationPipe } from './validation.pipe.js';

type Metadata = Parameters<ReturnType<typeof createValidationPipe>['transform']>[1];

async function pass(value: unknown, schema: unknown): Promise<unknown> {
  return createValidationPipe().transform(value, { type: 'body', schema } as Metadata);
}

interface Named {
  readonly field: string;
  readonly message: string;
}

async function faultOf(
  value: unknown,
  schema: unknown = FlagRequest,
): Promise<EnlaceError & { named: Named[] }> {
  try {
    await pass(value, schema);
  } catch (error) {
    if (error instanceof EnlaceError)
      return Object.assign(error, { named: error.facts['errors'] as Named[] });
    throw error;
  }
  throw new Error('Expected a fault, and the value passed.');
}

describe('a value that is valid', () => {
  it('comes out as the schema reads it, with what silence means', async () => {
    const { consent, persons } = flagOf();
    await expect(pass({ place: 'meteti', persons: [person()], consent }, FlagRequest)).resolves.toMatchObject(
      {
        place: 'meteti',
        persons: persons.map(({ alias }) => ({ alias, notes: [], interpreter: false })),
      },
    );
  });

  it('of a query becomes a number where one is meant', async () => {
    await expect(pass({ direction: 'sent', limit: '7' }, ReferralQuery)).resolves.toMatchObject({ limit: 7 });
  });

  it('that nobody described is left as it is', async () => {
    await expect(pass('anything', undefined)).resolves.toBe('anything');
  });
});

describe('a value that is not', () => {
  it('is answered with 422 and the first failing field, as a client would write it', async () => {
    const fault = await faultOf({ ...flagOf(), persons: [person(), person({ alias: 'x'.repeat(81) })] });
    expect(fault).toMatchObject({ code: 'validation-failed', status: 422, field: 'persons[1].alias' });
  });

  it('has its fields written with dots and brackets, however deep', async () => {
    const notes = [
      { need: 'medical' as const, text: 'x' },
      { need: 'medical' as const, text: '' },
    ];
    const persons = [person({ notes }), person({ needs: ['fear-of-return', 'hunger' as 'medical'] })];
    const fault = await faultOf({ ...flagOf(), persons });
    expect(fault.named.map(({ field }) => field)).toEqual([
      'persons[0].notes[1].text',
      'persons[1].needs[1]',
    ]);
  });

  it('has all its faults named', async () => {
    const fault = await faultOf({ place: 'nowhere', persons: [], consent: { given: 'yes' } });
    expect(fault.named.map(({ field }) => field)).toEqual([
      'place',
      'persons',
      'consent.given',
      'consent.language',
      'consent.mode',
    ]);
  });

  it('has at most twenty of them named: fifty persons with the same slip are told once enough', async () => {
    const persons = Array.from({ length: 50 }, () => ({ ...person(), sex: 'female' }));
    expect((await faultOf({ ...flagOf(), persons })).named).toHaveLength(20);
  });

  it('as a whole has no field, and says that nothing was stored', async () => {
    for (const value of [undefined, null, 'text', 7, []]) {
      const fault = await faultOf(value);
      expect(fault.field).toBeUndefined();
      expect(fault.message).toMatch(/^Nothing was stored\./);
    }
  });

  it('is not quoted: what was typed into the wrong field may be a name', async () => {
    const persons = [person({ language: NAME, nationality: NAME, sex: NAME as 'f' })];
    const fault = await faultOf({ ...flagOf(), persons, place: NAME, flaggedAt: NAME });
    expect(fault.named).toHaveLength(5);
    expect(JSON.stringify([fault.message, fault.field, fault.facts])).not.toContain(NAME);
  });

  it('has an unknown field named where it stands, and one that is no word is not repeated', async () => {
    const known = await faultOf({ ...flagOf(), persons: [person(), { ...person(), passport: 'x' }] });
    expect(known.field).toBe('persons[1].passport');
    const odd = await faultOf({ ...flagOf(), persons: [{ ...person(), [`soy ${NAME}`]: 'x' }] });
    expect(odd.field).toBe('persons[0]');
    expect(JSON.stringify([odd.message, odd.facts])).not.toContain(NAME);
  });
});
