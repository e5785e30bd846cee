import { flagBody, type FlagBody, type PersonBody } from '../../support/flag.body.js';
import { DEADLY_ALIAS } from '../inject/deadly.alias.js';
import type { SeededRandom } from '../schedule/seeded.random.js';

const CONSENT = {
  given: true,
  scope: ['onpar', 'senniaf', 'inamu'],
  language: 'es',
  mode: 'verbal',
} as const satisfies FlagBody['consent'];

const AFRAID: Partial<PersonBody> = {};
const CHILD: Partial<PersonBody> = {
  alias: 'P2',
  birthYear: 2014,
  needs: ['unaccompanied-child'],
};
const SURVIVOR: Partial<PersonBody> = { alias: 'P3', needs: ['gbv-survivor'] };
const PLACES = ['san-vicente', 'meteti', 'paso-canoas'] as const;

/** Persons of one flag, and how many of ten flags are like that. */
const MIX: readonly { readonly share: number; readonly persons: readonly Partial<PersonBody>[] }[] = [
  { share: 4, persons: [AFRAID] },
  { share: 2, persons: [CHILD] },
  { share: 2, persons: [SURVIVOR] },
  { share: 1, persons: [AFRAID, CHILD] },
  { share: 1, persons: [{ ...SURVIVOR, needs: ['gbv-survivor', 'fear-of-return'] }] },
];
const DRAWN = MIX.flatMap(({ share, persons }) => Array.from({ length: share }, () => persons));
const WITHOUT_CONSENT = 0.03;

/** A flag of an ordinary day: one receiver or two, at several places, now and then without consent. */
export function drawFlag(random: SeededRandom): FlagBody {
  const persons = random.pick(DRAWN).map((person) => personBody(person));
  const consent = random.chance(WITHOUT_CONSENT) ? { ...CONSENT, given: false, scope: [] } : CONSENT;
  return flagBody({}, { place: random.pick(PLACES), persons, consent });
}

/** A flag for ONPAR that ends the process whose handler is deadly. */
export function deadlyFlag(): FlagBody {
  return flagBody({ alias: DEADLY_ALIAS });
}

function personBody(person: Partial<PersonBody>): PersonBody {
  const [body] = flagBody(person).persons;
  if (body === undefined) throw new Error('A flag needs a person.');
  return body;
}
