import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  EnlaceError,
  MessageIds,
  NEEDS,
  toWireTime,
  type FlagRequest,
  type MessageDraft,
} from '@enlace/contracts';
import { planFlag } from '@enlace/referral';
import * as fc from 'fast-check';
import { flagArbitrary } from '../../referral/test/flag.arbitrary.js';
import { EVERYBODY } from '../../referral/test/flag.builder.js';
import { composeFlag } from '../src/commands/flag.composer.js';
import { createCodec } from '../src/party/party.codec.js';
import { createParties, type Parties } from './parties.js';

let parties: Parties;

beforeAll(async () => {
  parties = await createParties('senafront', 'onpar', 'senniaf', 'inamu', 'mire', 'defensoria', 'audit');
});

/** The drafts of a flag that tells of violence and goes to several; `undefined` of any other. */
function survivorsDrafts(flag: FlagRequest): MessageDraft<'referral.requested.v1'>[] | undefined {
  try {
    const decision = planFlag(flag, EVERYBODY);
    const { now } = EVERYBODY;
    const occasion = { now, ids: new MessageIds(toWireTime(now)) };
    const told = decision.referrals.flatMap(({ needs }) => needs);
    if (decision.referrals.length < 2 || !told.some((need) => NEEDS[need].gbv)) return undefined;
    return composeFlag(flag, decision, 'officer-7', occasion).outgoing.map(({ draft }) => draft);
  } catch (error) {
    if (error instanceof EnlaceError && error.status === 422) return undefined;
    throw error;
  }
}

describe('two referrals of one survivor', () => {
  it('share no code, no id, no trace, no fine time, no signature and no ephemeral key', () => {
    const codec = createCodec(parties.ringOf('senafront'), parties.directory);
    let checked = 0;
    let alike = 0;
    const property = fc.property(flagArbitrary, (flag) => {
      const drafts = survivorsDrafts(flag);
      if (!drafts) return;
      checked += 1;
      const own = drafts.map(({ id, subject = '', correlationid, traceparent, data }) => [
        id,
        subject,
        correlationid,
        ...traceparent.split('-').slice(1, 3),
        data.caseCode,
      ]);
      // A referral names its own code twice, on the envelope and inside.
      const all = own.flatMap((marks) => [...new Set(marks)]);
      expect(new Set(all).size).toBe(all.length);
      if (new Set(drafts.map(({ id }) => beginningOf(id))).size < drafts.length) alike += 1;
      for (const { time, causationid } of drafts) {
        expect(Date.parse(time) % (15 * 60_000)).toBe(0);
        expect(causationid).toBeUndefined();
      }
      const sealed = codec.seal(drafts).map(({ jws }) => jws.split('.'));
      const signatures = sealed.map(([, , signature]) => signature);
      const ephemerals = sealed.map(([, payload = '']) => ephemeralOf(payload));
      for (const marks of [signatures, ephemerals]) expect(new Set(marks).size).toBe(drafts.length);
    });
    fc.assert(property, { seed: 20261123, numRuns: 300 });
    expect(checked).toBeGreaterThan(30);
    // Eleven bits are alike in one of some thousand pairs.
    expect(alike).toBeLessThan(checked / 10);
  });
});

/** What stands behind the time of an id, and is the same for all that one receiver gets in one commit. */
function beginningOf(id: string): string {
  return id.slice(14, 18);
}

/** The public half that a body was sealed with, as anybody on the way can read it. */
function ephemeralOf(payload: string): unknown {
  const { data } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { data: string };
  const header = Buffer.from(data.split('.')[0] ?? '', 'base64url').toString();
  return (JSON.parse(header) as { epk: { x: unknown } }).epk.x;
}
