import { FlagRequest, NEED_CODES, NEEDS, type Need } from '@enlace/contracts';
import * as fc from 'fast-check';

const RECEIVERS = ['onpar', 'senniaf', 'inamu', 'mire'] as const;
/** Few on purpose, so that officers of the tests paste one text under several needs. */
const TEXTS = ['Hit by her husband', 'Cousin waits in David', 'Needs insulin', 'cousin  waits in david'];

const needsOf = (mayBeChild: boolean): fc.Arbitrary<Need[]> =>
  fc.subarray(
    NEED_CODES.filter((need) => mayBeChild || !NEEDS[need].child),
    { minLength: 1 },
  );

const personArbitrary = fc
  .record({
    sex: fc.constantFrom('f', 'm', 'x', 'unknown'),
    birthYear: fc.oneof(fc.constant(null), fc.integer({ min: 1940, max: 2026 })),
    possiblyChild: fc.boolean(),
    nationality: fc.constantFrom('VE', 'HT', null),
    interpreter: fc.boolean(),
    relation: fc.option(fc.constantFrom('uncle', 'mother'), { nil: undefined }),
    contact: fc.option(fc.constantFrom('+507 6000 0001', '+507 6000 0002'), { nil: undefined }),
  })
  .chain(({ contact, ...person }) => {
    const mayBeChild = person.possiblyChild || person.birthYear === null || person.birthYear >= 2008;
    return needsOf(mayBeChild).chain((needs) =>
      fc
        .array(fc.record({ need: fc.constantFrom(...needs), text: fc.constantFrom(...TEXTS) }), {
          maxLength: 4,
        })
        .map((notes) => ({
          ...person,
          language: 'es',
          needs,
          notes,
          safeContact: contact && { channel: 'phone', value: contact, safe: true },
        })),
    );
  });

const consentArbitrary = fc.oneof(
  fc.record({ given: fc.constant(true), scope: fc.subarray([...RECEIVERS]) }),
  fc.record({
    given: fc.constant(false),
    override: fc.record({
      ground: fc.constantFrom('child', 'danger-to-life', 'incapacity'),
      reason: fc.constant('The reason of the override'),
    }),
  }),
);

/** Flags of one to four persons with any needs, notes, consent and override; most of them are accepted. */
export const flagArbitrary: fc.Arbitrary<FlagRequest> = fc
  .record({
    persons: fc.array(personArbitrary, { minLength: 1, maxLength: 4 }),
    consent: consentArbitrary,
    optional: fc.subarray(['post', 'entryDate', 'expectedDeparture', 'whereNow']),
  })
  .map(({ persons, consent, optional }) => {
    const given = {
      post: 'Puesto 3',
      entryDate: '2026-11-20',
      expectedDeparture: '2026-11-23T23:17:09-05:00',
      whereNow: 'Blue tent',
    };
    return FlagRequest.parse({
      place: 'san-vicente',
      flaggedAt: '2026-11-23T11:07:33.123-05:00',
      persons: persons.map((person, index) => ({ alias: `P${index + 1}`, ...person })),
      consent: { language: 'es', mode: 'verbal', ...consent },
      ...Object.fromEntries(Object.entries(given).filter(([key]) => optional.includes(key))),
    });
  });
