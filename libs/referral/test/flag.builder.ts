import { FlagRequest } from '@enlace/contracts';
import type * as z from 'zod';
import type { FlagContext } from '../src/routing/flag.decision.js';

type Input = z.input<typeof FlagRequest>;
type PersonInput = Input['persons'][number];

/** Noon in Panama on the day the journeys are set. */
export const NOW = Date.parse('2026-11-23T12:00:00-05:00');

export const EVERYBODY: FlagContext = { now: NOW, connected: () => true };

/** An adult woman without needs, to be changed where the test cares. */
export function person(changes: Partial<PersonInput> = {}): PersonInput {
  return { alias: 'P1', sex: 'f', birthYear: 1990, nationality: 'VE', language: 'es', needs: [], ...changes };
}

/** A valid flag at an open place, consent given to everybody who may receive, to be changed where the test cares. */
export function flagOf(persons: PersonInput[], changes: Partial<Input> = {}): FlagRequest {
  return FlagRequest.parse({ place: 'san-vicente', persons, consent: consentTo(), ...changes });
}

export function consentTo(...scope: NonNullable<Input['consent']['scope']>): Input['consent'] {
  const all: typeof scope = ['onpar', 'senniaf', 'inamu', 'mire'];
  return { given: true, scope: scope.length > 0 ? scope : all, language: 'es', mode: 'verbal' };
}

export function overrideFor(ground: 'child' | 'danger-to-life' | 'incapacity'): Input['consent'] {
  return {
    given: false,
    language: 'es',
    mode: 'verbal',
    override: { ground, reason: 'reason of the override' },
  };
}

export const refusedConsent: Input['consent'] = { given: false, language: 'es', mode: 'verbal' };
