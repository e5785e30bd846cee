import type { FlagRequest } from '@enlace/contracts';
import type * as z from 'zod';

/** What a client sends as a flag. */
export type FlagBody = z.input<typeof FlagRequest>;
export type PersonBody = FlagBody['persons'][number];

/** An adult at an open station who fears return and agrees that ONPAR be told; changed where the test cares. */
export function flagBody(person: Partial<PersonBody> = {}, flag: Partial<FlagBody> = {}): FlagBody {
  return {
    place: 'san-vicente',
    persons: [
      {
        alias: 'P1',
        sex: 'f',
        birthYear: 1994,
        nationality: 'VE',
        language: 'es',
        needs: ['fear-of-return'],
        ...person,
      },
    ],
    consent: { given: true, scope: ['onpar'], language: 'es', mode: 'verbal' },
    ...flag,
  };
}
