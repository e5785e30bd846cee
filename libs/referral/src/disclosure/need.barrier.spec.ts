import { describe, expect, it } from '@jest/globals';
import { AGENCY_IDS, FLAGGING_AGENCIES, NEED_CODES, type AgencyId } from '@enlace/contracts';
import { mayKnow } from './need.barrier.js';

const knownTo = (agency: AgencyId) => NEED_CODES.filter((need) => mayKnow(agency, need));

describe('barriers no routing rule can move', () => {
  it.each(['gbv-survivor', 'sexual-violence-72h'] as const)(
    '%s is known to INAMU and SENNIAF alone',
    (need) => {
      expect(AGENCY_IDS.filter((agency) => mayKnow(agency, need))).toEqual(['senniaf', 'inamu']);
    },
  );

  it('MIRE knows of statelessness alone', () => {
    expect(knownTo('mire')).toEqual(['stateless']);
  });

  it.each([...FLAGGING_AGENCIES, 'defensoria', 'conare'] as const)('%s knows of no need at all', (agency) => {
    expect(knownTo(agency)).toEqual([]);
  });
});
