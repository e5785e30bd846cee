import { describe, expect, it } from '@jest/globals';
import {
  createCaseCode,
  EnlaceError,
  NEEDS,
  ReferralRequested,
  type AgencyId,
  type FlagRequest,
  type ReferralContent,
} from '@enlace/contracts';
import * as fc from 'fast-check';
import { flagArbitrary } from '../../test/flag.arbitrary.js';
import { EVERYBODY } from '../../test/flag.builder.js';
import { planFlag } from '../routing/flag.decision.js';
import { DISCLOSURE } from './disclosure.table.js';
import { textKey } from './note.owner.js';
import { discloseReferral, type DisclosedReferral } from './referral.disclosure.js';

interface Told {
  readonly to: AgencyId;
  readonly data: DisclosedReferral;
  readonly content: ReferralContent | undefined;
}

function tell(flag: FlagRequest): Told[] | undefined {
  try {
    const decision = planFlag(flag, EVERYBODY);
    return decision.referrals.map((planned) => {
      const data = discloseReferral(flag, decision, planned, 'officer-7');
      return { to: planned.to, data, content: data.disclosure === 'full' ? data.content : undefined };
    });
  } catch (error) {
    if (error instanceof EnlaceError && error.status === 422) return undefined;
    throw error;
  }
}

/** One fixed seed: a failure is the same failure tomorrow. At least half the flags must be accepted, or it proves little. */
function holdsForEvery(check: (told: Told[], flag: FlagRequest) => void): void {
  let accepted = 0;
  const runs = 300;
  const property = fc.property(flagArbitrary, (flag) => {
    const told = tell(flag);
    if (!told) return;
    accepted += 1;
    check(told, flag);
  });
  fc.assert(property, { seed: 20261123, numRuns: runs });
  expect(accepted).toBeGreaterThan(runs / 2);
}

const textsOf = (content: ReferralContent | undefined): string[] =>
  (content?.persons ?? []).flatMap(({ notes }) => notes.map(({ text }) => textKey(text)));

describe('of whatever flag', () => {
  it('every referral is valid on the wire', () => {
    holdsForEvery((told) => {
      for (const { data } of told) {
        expect(ReferralRequested.safeParse({ ...data, caseCode: createCaseCode() })).toMatchObject({
          success: true,
        });
      }
    });
  });

  it("no survivor's need or text reaches an agency other than INAMU or SENNIAF", () => {
    holdsForEvery((told, flag) => {
      const texts = flag.persons.flatMap(({ notes }) =>
        notes.filter(({ need }) => NEEDS[need].gbv).map(({ text }) => textKey(text)),
      );
      for (const { content } of told.filter(({ to }) => to !== 'inamu' && to !== 'senniaf')) {
        expect(JSON.stringify(content ?? {})).not.toMatch(/gbv-survivor|sexual-violence/);
        expect(textsOf(content).filter((text) => texts.includes(text))).toEqual([]);
      }
    });
  });

  it('no two referrals share the text of a note', () => {
    holdsForEvery((told) => {
      const perReferral = told.flatMap(({ content }) => [...new Set(textsOf(content))]);
      expect(new Set(perReferral).size).toBe(perReferral.length);
    });
  });

  it('no two referrals share the safe contact of one person', () => {
    holdsForEvery((told) => {
      const aliases = told.flatMap(({ content }) =>
        (content?.persons ?? []).filter(({ safeContact }) => safeContact).map(({ alias }) => alias),
      );
      expect(new Set(aliases).size).toBe(aliases.length);
    });
  });

  it('no note goes to an agency that was not told of its need, and no person without a need is named', () => {
    holdsForEvery((told) => {
      for (const one of told.flatMap(({ content }) => content?.persons ?? [])) {
        expect(one.needs).not.toEqual([]);
        expect(one.notes.filter(({ need }) => !one.needs.includes(need))).toEqual([]);
      }
    });
  });

  it('no scope, no reason of an override and no exact instant is told to anybody', () => {
    holdsForEvery((told) => {
      const all = JSON.stringify(told.map(({ data }) => data));
      expect(all).not.toMatch(/scope|reason of the override|16:07|11:07/i);
    });
  });

  it('each receiver is told of those fields only that the table grants it', () => {
    holdsForEvery((told) => {
      for (const { to, content } of told) {
        if (!content) continue;
        const fields = [content, ...content.persons, content.consent]
          .flatMap((part) => Object.entries(part))
          .flatMap(([key, value]) => (Array.isArray(value) && value.length === 0 ? [] : [key]));
        const kinds = to === 'mire' ? (['mire'] as const) : (['primary', 'co'] as const);
        const denied = Object.entries(DISCLOSURE)
          .filter(([, row]) =>
            kinds.every((kind) => row[kind] === 'no' || (row[kind] === 'onpar' && to !== 'onpar')),
          )
          .map(([field]) => field);
        expect(fields.filter((field) => denied.includes(field))).toEqual([]);
      }
    });
  });
});

describe('the table', () => {
  it('grants no field to a receiver by code', () => {
    expect(Object.values(DISCLOSURE).filter((row) => row['code-only'] !== 'no')).toEqual([]);
  });
});
