import { describe, expect, it } from '@jest/globals';
import type { AgencyId, FlagRequest, ReferralContent } from '@enlace/contracts';
import { consentTo, EVERYBODY, flagOf, overrideFor, person } from '../../test/flag.builder.js';
import { refusalOf } from '../../test/refusal.js';
import { planFlag } from '../routing/flag.decision.js';
import { ROUTING_RULES } from '../routing/routing.rules.js';
import { discloseReferral } from './referral.disclosure.js';

/** The content of each named referral, by receiver. */
function told(flag: FlagRequest): Partial<Record<AgencyId, ReferralContent>> {
  const decision = planFlag(flag, EVERYBODY);
  return Object.fromEntries(
    decision.referrals.flatMap((planned) => {
      const data = discloseReferral(flag, decision, planned, 'officer-7');
      return data.disclosure === 'full' ? [[planned.to, data.content]] : [];
    }),
  );
}

const contact = { channel: 'phone' as const, value: '+507 6000 0001', safe: true };
const everything = {
  flaggedAt: '2026-11-23T11:07:33.123-05:00',
  post: 'Puesto 3',
  entryDate: '2026-11-20',
  expectedDeparture: '2026-11-23T23:17:09-05:00',
  whereNow: 'Blue tent',
};

describe('a full referral', () => {
  it('holds what its receiver may know, and its clocks', () => {
    const flag = flagOf(
      [person({ needs: ['fear-of-return'], interpreter: true, safeContact: contact })],
      everything,
    );
    const decision = planFlag(flag, EVERYBODY);
    const [planned] = decision.referrals;
    expect(planned && discloseReferral(flag, decision, planned, 'officer-7')).toEqual({
      disclosure: 'full',
      acknowledgeHours: 24,
      contactHours: 72,
      content: {
        office: 'meteti',
        place: 'san-vicente',
        post: 'Puesto 3',
        officer: 'officer-7',
        flaggedAt: '2026-11-23T16:00:00.000Z',
        needs: ['fear-of-return'],
        persons: [
          {
            alias: 'P1',
            sex: 'f',
            birthYear: 1990,
            possiblyChild: false,
            nationality: 'VE',
            language: 'es',
            interpreter: true,
            needs: ['fear-of-return'],
            notes: [],
            safeContact: contact,
          },
        ],
        companions: [],
        consent: { given: true, language: 'es', mode: 'verbal' },
        entryDate: '2026-11-20',
        expectedDeparture: '2026-11-24T04:15:00.000Z',
        whereNow: 'Blue tent',
      },
    });
  });

  it('has no key for what was not recorded', () => {
    const content = told(flagOf([person({ needs: ['fear-of-return'] })])).onpar;
    expect(Object.keys(content ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/post|entryDate|expectedDeparture|whereNow/)]),
    );
    expect(Object.keys(content?.persons[0] ?? {})).not.toContain('safeContact');
  });

  it('tells the ground of an override and never its reason', () => {
    const content = told(
      flagOf([person({ needs: ['fear-of-return'] })], { consent: overrideFor('incapacity') }),
    ).onpar;
    expect(content?.consent).toEqual({
      given: false,
      language: 'es',
      mode: 'verbal',
      overrideGround: 'incapacity',
    });
    expect(JSON.stringify(content)).not.toContain('reason of the override');
  });
});

describe('a code-only referral', () => {
  it('holds the clocks and nothing else', () => {
    const flag = flagOf([person({ needs: ['imminent-removal'] })], everything);
    const decision = planFlag(flag, EVERYBODY);
    const planned = decision.referrals.find(({ codeOnly }) => codeOnly);
    expect(planned && discloseReferral(flag, decision, planned, 'officer-7')).toEqual({
      disclosure: 'code-only',
      acknowledgeHours: 1,
      contactHours: 3,
    });
  });
});

describe('the date of entry', () => {
  it('goes to ONPAR alone, whose six months it drives', () => {
    const contents = told(
      flagOf([person({ birthYear: 2012, needs: ['unaccompanied-child', 'fear-of-return'] })], everything),
    );
    expect([contents.onpar?.entryDate, contents.senniaf?.entryDate]).toEqual(['2026-11-20', undefined]);
  });
});

describe('MIRE', () => {
  it('gets no protection content', () => {
    const flag = flagOf(
      [
        person({
          needs: ['stateless', 'fear-of-return', 'medical'],
          safeContact: contact,
          notes: [
            { need: 'fear-of-return', text: 'Fled the army' },
            { need: 'medical', text: 'Asthma' },
            { need: 'stateless', text: 'Born at sea' },
          ],
        }),
      ],
      { ...everything, consent: overrideFor('danger-to-life') },
    );
    const content = told(flag).mire;
    expect(content?.persons[0]).toMatchObject({ needs: ['stateless'], notes: [{ text: 'Born at sea' }] });
    expect(JSON.stringify(content)).not.toMatch(
      /fear|army|medical|Asthma|6000|danger|tent|Puesto|23:17|11-2|san-vicente|officer-7/,
    );
  });
});

describe('relations of those who travel along', () => {
  const child = person({ birthYear: 2015, needs: ['separated-child', 'fear-of-return'], relation: 'niece' });
  const uncle = person({ alias: 'P2', relation: 'uncle' });

  it("go to the receiver of a child's need, without a name, and not to ONPAR", () => {
    const contents = told(flagOf([child, uncle, person({ alias: 'P3' })]));
    expect([contents.senniaf?.companions, contents.onpar?.companions]).toEqual([[{ relation: 'uncle' }], []]);
  });

  it('do not go to SENNIAF for a need that adults have too', () => {
    const contents = told(flagOf([{ ...child, needs: ['trafficking'] }, uncle]));
    expect(contents.senniaf?.companions).toEqual([]);
  });
});

describe('a safe contact', () => {
  const survivor = person({ needs: ['gbv-survivor', 'fear-of-return'], safeContact: contact });
  const holders = (flag: FlagRequest) =>
    Object.entries(told(flag)).flatMap(([to, { persons }]) => (persons[0]?.safeContact ? [to] : []));

  it('goes to the agency that makes first contact and to no other', () => {
    expect(holders(flagOf([survivor]))).toEqual(['inamu']);
    expect(holders(flagOf([{ ...survivor, birthYear: 2012 }]))).toEqual(['senniaf']);
  });

  it("goes to ONPAR when consent holds back the survivor's agency", () => {
    expect(holders(flagOf([survivor], { consent: consentTo('onpar') }))).toEqual(['onpar']);
  });

  it('is decided for each person apart', () => {
    const his = { ...contact, value: '+507 6000 0002' };
    const husband = person({ alias: 'P2', sex: 'm', needs: ['fear-of-return'], safeContact: his });
    const contacts = told(flagOf([survivor, husband])).onpar?.persons.map((one) => one.safeContact);
    expect(contacts).toEqual([undefined, his]);
  });
});

describe('changed routing rules', () => {
  it('cannot make a disclosure name a survivor to ONPAR', () => {
    const rules = ROUTING_RULES.map((rule) =>
      rule.receiver === 'inamu' ? { ...rule, receiver: 'onpar' as const } : rule,
    );
    const flag = flagOf([person({ needs: ['gbv-survivor'] })]);
    const decision = planFlag(flag, { ...EVERYBODY, rules });
    const act = () =>
      decision.referrals.map((planned) => discloseReferral(flag, decision, planned, 'officer-7'));
    expect(refusalOf(act)).toMatchObject({
      code: 'configuration-invalid',
      facts: { agency: 'onpar', needs: ['gbv-survivor'] },
    });
  });
});
