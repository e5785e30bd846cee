import { describe, expect, it } from '@jest/globals';
import { AGENCY_IDS, FLAGGING_AGENCIES, type AgencyId, type ReferralContent } from '@enlace/contracts';
import { flagOf, person } from '../../test/flag.builder.js';
import { ownRecordOf, readableContent } from './held.fields.js';

/** As a sender would tell it that leaves nothing out. */
function everything(): ReferralContent {
  const someone = {
    alias: 'P1',
    sex: 'f' as const,
    birthYear: 1990,
    possiblyChild: false,
    nationality: 'VE' as const,
    language: 'es',
    interpreter: false,
    safeContact: { channel: 'phone' as const, value: '+507 6000 0001', safe: true },
  };
  return {
    office: 'central',
    place: 'san-vicente',
    post: 'Puesto 3',
    officer: 'officer-7',
    flaggedAt: '2026-11-23T16:00:00.000Z',
    needs: ['gbv-survivor', 'fear-of-return', 'stateless'],
    persons: [
      {
        ...someone,
        needs: ['gbv-survivor', 'stateless'],
        notes: [
          { need: 'gbv-survivor', text: 'Hit by her husband' },
          { need: 'stateless', text: 'Born at sea' },
        ],
      },
      { ...someone, alias: 'P2', needs: ['gbv-survivor'], notes: [] },
    ],
    companions: [{ relation: 'uncle' }],
    consent: { given: true, language: 'es', mode: 'verbal', overrideGround: 'danger-to-life' },
    entryDate: '2026-11-20',
    whereNow: 'Blue tent',
  };
}

describe('what came by mistake', () => {
  it.each<AgencyId>([...FLAGGING_AGENCIES, 'defensoria', 'conare'])('is not shown to %s at all', (agency) => {
    expect(readableContent(agency, everything())).toBeNull();
  });

  it.each(AGENCY_IDS.filter((id) => id !== 'inamu' && id !== 'senniaf'))(
    'tells %s nothing of violence',
    (agency) => {
      expect(JSON.stringify(readableContent(agency, everything()))).not.toMatch(/gbv|husband|P2/);
    },
  );

  it('tells MIRE of statelessness and whom it concerns, and no more', () => {
    const shown = readableContent('mire', everything());
    expect(shown).toMatchObject({ needs: ['stateless'], persons: [{ alias: 'P1', needs: ['stateless'] }] });
    expect(JSON.stringify(shown)).not.toMatch(/fear|6000|tent|Puesto|officer-7|vicente|danger|uncle|11-20/);
  });

  it('tells the day of entry to ONPAR alone, and a relation only with the need of a child', () => {
    const [onpar, inamu] = [readableContent('onpar', everything()), readableContent('inamu', everything())];
    expect([onpar?.entryDate, inamu?.entryDate]).toEqual(['2026-11-20', undefined]);
    expect([onpar?.companions, inamu?.companions]).toEqual([[], []]);
    const child = { ...everything(), needs: ['child-in-family' as const] };
    const persons = child.persons.map((one) => ({ ...one, needs: ['child-in-family' as const], notes: [] }));
    expect(readableContent('senniaf', { ...child, persons })?.companions).toEqual([{ relation: 'uncle' }]);
  });

  it('is nothing when no need of it is the business of the agency', () => {
    expect(readableContent('onpar', { ...everything(), needs: ['gbv-survivor'] })).toBeNull();
  });
});

describe('the record of the agency that flagged', () => {
  it('keeps what it was told to keep, and loses the safe contact and the text of violence', () => {
    const flag = flagOf([
      person({
        needs: ['gbv-survivor', 'fear-of-return'],
        relation: 'niece',
        safeContact: { channel: 'phone', value: '+507 6000 0001', safe: true },
        notes: [
          { need: 'gbv-survivor', text: 'Hit by her husband' },
          { need: 'fear-of-return', text: 'Fled the army' },
        ],
      }),
    ]);
    const kept = ownRecordOf(flag);
    const { safeContact: _, ...known } = flag.persons[0] ?? person();
    const fear = [{ need: 'fear-of-return', text: 'Fled the army' }];
    expect(kept).toEqual({ ...flag, persons: [{ ...known, notes: fear }] });
  });
});
