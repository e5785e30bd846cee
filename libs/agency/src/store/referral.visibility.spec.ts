import { describe, expect, it } from '@jest/globals';
import { ROLES } from '@enlace/contracts';
import { principal } from '../../test/principals.js';
import { refusalOf } from '../../test/refusal.js';
import { requireVisible } from './referral.visibility.js';

const sent = { direction: 'sent', office: 'meteti' } as const;
const received = { direction: 'received', office: 'meteti' } as const;
const codeOnly = { direction: 'received', office: null } as const;

describe('a referral is visible', () => {
  it('to an officer when it was sent, whichever office it went to', () => {
    expect(requireVisible(principal('officer'), sent)).toBe(sent);
    expect(requireVisible(principal('officer', 'darien'), sent)).toBe(sent);
  });

  it.each(['focal-point', 'case-worker'] as const)('to a %s when it came in for the office', (role) => {
    expect(requireVisible(principal(role), received)).toBe(received);
    expect(requireVisible(principal(role, 'meteti'), received)).toBe(received);
  });

  it('to the head of an office on both sides', () => {
    expect(requireVisible(principal('head-of-office', 'meteti'), received)).toBe(received);
    expect(requireVisible(principal('head-of-office', 'meteti'), sent)).toBe(sent);
  });

  it('by code alone to who is bound to no office', () => {
    expect(requireVisible(principal('focal-point'), codeOnly)).toBe(codeOnly);
  });
});

describe('a referral does not exist', () => {
  it.each([
    ['for an officer when it came in', principal('officer'), received],
    ['for a focal point when it was sent', principal('focal-point'), sent],
    ['for a case worker when it was sent', principal('case-worker'), sent],
    ['for who is bound to another office', principal('focal-point', 'chiriqui'), received],
    ['for the head of another office', principal('head-of-office', 'chiriqui'), received],
    ['for who is bound to an office, when it has none', principal('focal-point', 'meteti'), codeOnly],
    ['for anybody, when there is none', principal('head-of-office'), undefined],
  ])('%s', async (_, caller, row) => {
    expect((await refusalOf(() => requireVisible(caller, row))).code).toBe('not-found');
  });

  it('in the same words whether there is none or it is not yours, so that codes cannot be tried out', async () => {
    const none = await refusalOf(() => requireVisible(principal('focal-point', 'chiriqui'), undefined));
    const other = await refusalOf(() => requireVisible(principal('focal-point', 'chiriqui'), received));
    const facts = ({ code, message, field, facts: told }: typeof none) => ({ code, message, field, told });
    expect(facts(none)).toEqual(facts(other));
  });

  it('for every role at once only when there is none', async () => {
    for (const role of ROLES) {
      expect((await refusalOf(() => requireVisible(principal(role), undefined))).status).toBe(404);
    }
  });
});
