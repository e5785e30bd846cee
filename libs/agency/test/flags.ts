import { FlagRequest } from '@enlace/contracts';
import type * as z from 'zod';

type Input = z.input<typeof FlagRequest>;
type PersonInput = Input['persons'][number];

/** A name that stands wherever one can stand, to be looked for where none may be. */
export const NAME = 'Xiomara';

export function person(changes: Partial<PersonInput> = {}): PersonInput {
  return {
    alias: NAME,
    sex: 'f',
    birthYear: 1990,
    nationality: 'VE',
    language: 'es',
    needs: ['fear-of-return'],
    ...changes,
  };
}

/** A flag that is sent to ONPAR alone, to be changed where the test cares. */
export function flagOf(changes: Partial<Input> = {}): FlagRequest {
  return FlagRequest.parse({
    place: 'san-vicente',
    post: `puesto de ${NAME}`,
    persons: [person()],
    consent: { given: true, scope: ['onpar', 'inamu', 'senniaf'], language: 'es', mode: 'verbal' },
    ...changes,
  });
}

/** Two needs of one person that lead to two receivers, who must not find each other. */
export function twoReceiverFlag(changes: Partial<Input> = {}): FlagRequest {
  return flagOf({ persons: [person({ needs: ['fear-of-return', 'gbv-survivor'] })], ...changes });
}

export const refusedConsent: Input['consent'] = { given: false, language: 'es', mode: 'verbal' };

export function overrideFor(ground: 'child' | 'danger-to-life' | 'incapacity'): Input['consent'] {
  return { ...refusedConsent, override: { ground, reason: `reason of ${NAME}` } };
}
