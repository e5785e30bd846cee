import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FlagRequest, NEED_CODES, type AgencyId } from '@enlace/contracts';
import { EVERYBODY } from '../test/flag.builder.js';
import { refusalOf } from '../test/refusal.js';
import { discloseReferral, planFlag } from './index.js';

interface ExpectedReferral {
  to: AgencyId;
  office?: string;
  persons?: string[];
  acknowledgeHours?: number;
  contactHours?: number;
  codeOnly?: true;
  mustNotContain?: string[];
}
interface Expected {
  referrals?: ExpectedReferral[];
  refused?: { code: string; field: string };
  withheld?: AgencyId[];
  notTo?: AgencyId[];
  informationGiven?: number;
  phoneHealth?: boolean;
  unlinkable?: boolean;
  overrideVisibleToDefensoria?: boolean;
}
interface Journey {
  id: string;
  title: string;
  flag: { agency: AgencyId; persons: { needs: string[] }[]; consent: { override?: { ground: string } } };
  expect: Expected;
}

const FILE = new URL('../../../test/e2e/journeys.json', import.meta.url);
const { journeys } = JSON.parse(readFileSync(FILE, 'utf8')) as { journeys: Journey[] };
const byTo = (a: { to: string }, b: { to: string }): number => a.to.localeCompare(b.to);

/** The flag as the HTTP API takes it; the agency is who asks, not what is sent. */
function bodyOf(flag: Journey['flag']): unknown {
  return Object.fromEntries(Object.entries(flag).filter(([key]) => key !== 'agency'));
}

function play(journey: Journey) {
  const flag = FlagRequest.parse(bodyOf(journey.flag));
  const decision = planFlag(flag, EVERYBODY);
  const referrals = decision.referrals.map((planned) => {
    const data = discloseReferral(flag, decision, planned, 'officer-7');
    return { ...planned, data, aliases: planned.persons.map((index) => flag.persons[index]?.alias) };
  });
  return { flag, decision, referrals: referrals.toSorted(byTo) };
}

const accepted = journeys.filter((journey) => !journey.expect.refused);
const refused = journeys.filter((journey) => journey.expect.refused);

it('all seventeen journeys are played', () => {
  expect([journeys.length, accepted.length, refused.length]).toEqual([17, 14, 3]);
});

describe.each(accepted)('$id $title', (journey) => {
  const { flag, decision, referrals } = play(journey);
  const expected = (journey.expect.referrals ?? []).toSorted(byTo);

  it('reaches exactly its receivers, at their offices, about their persons, under their clocks', () => {
    expect(referrals.map(({ to }) => to)).toEqual(expected.map(({ to }) => to));
    for (const [index, want] of expected.entries()) {
      const { persons, mustNotContain: _, ...facts } = want;
      expect(referrals[index]).toMatchObject(facts);
      if (persons) expect(referrals[index]?.aliases).toEqual(persons);
      expect(referrals[index]?.codeOnly).toBe(want.codeOnly ?? false);
    }
  });

  it('answers the officer with what was withheld, counted and to be phoned', () => {
    const { withheld, notConnected, informationGiven, phoneHealth } = decision;
    expect({ withheld, notConnected, informationGiven, phoneHealth }).toEqual({
      withheld: journey.expect.withheld ?? [],
      notConnected: [],
      informationGiven: journey.expect.informationGiven === 1,
      phoneHealth: journey.expect.phoneHealth ?? false,
    });
    for (const agency of journey.expect.notTo ?? [])
      expect(referrals.map(({ to }) => to)).not.toContain(agency);
  });

  it('tells each receiver of its persons and needs, and of no need of another', () => {
    for (const [index, { needs, aliases, data }] of referrals.entries()) {
      const words = JSON.stringify(data);
      const others = NEED_CODES.filter((need) => !needs.includes(need));
      for (const word of [...others, ...(expected[index]?.mustNotContain ?? [])])
        expect(words).not.toContain(word);
      const told = data.disclosure === 'full' ? data.content.persons.map(({ alias }) => alias) : [];
      expect(told).toEqual(aliases);
    }
  });

  it('makes referrals that no text and no fine time can join', () => {
    const texts = referrals.flatMap(({ data }) =>
      data.disclosure === 'full'
        ? data.content.persons.flatMap(({ notes }) => notes.map(({ text }) => text))
        : [],
    );
    expect(new Set(texts).size).toBe(texts.length);
    for (const { data } of referrals) {
      if (data.disclosure === 'code-only') continue;
      expect(Date.parse(data.content.flaggedAt ?? new Date(0).toISOString()) % (15 * 60_000)).toBe(0);
      expect(JSON.stringify(data)).not.toContain('scope');
    }
  });

  it('leaves an override to be counted only where there is one', () => {
    const counted = flag.consent.override !== undefined && !decision.informationGiven;
    expect(counted).toBe(journey.expect.overrideVisibleToDefensoria ?? false);
  });
});

describe.each(refused)('$id $title', (journey) => {
  it('is refused with its code, at its field', () => {
    const { code, field } = journey.expect.refused ?? {};
    const parsed = FlagRequest.safeParse(bodyOf(journey.flag));
    if (parsed.success) {
      expect(refusalOf(() => planFlag(parsed.data, EVERYBODY))).toMatchObject({ code, field });
      return;
    }
    // What the schema itself refuses is answered `validation-failed` by the HTTP layer, at the path of the issue.
    const path = parsed.error.issues[0]?.path.reduce<string>(
      (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${String(key)}`),
      '',
    );
    expect({ code: 'validation-failed', field: path }).toEqual({ code, field });
  });
});
