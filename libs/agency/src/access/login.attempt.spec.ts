import { describe, expect, it } from '@jest/globals';
import { beginAttempt, resumeAttempt } from './login.attempt.js';

describe('an attempt to log in', () => {
  it('comes back from its cookie as it was', () => {
    const attempt = beginAttempt('/docs?page=2#end');
    expect(resumeAttempt(attempt.cookie)).toEqual(attempt);
  });

  it('is like no other', () => {
    const attempts = Array.from({ length: 50 }, () => beginAttempt('/docs'));
    for (const part of ['cookie', 'state', 'nonce', 'verifier'] as const)
      expect(new Set(attempts.map((attempt) => attempt[part])).size).toBe(50);
  });

  it('gives away nothing of its verifier by what the provider and the address see', () => {
    const { cookie, state, nonce, verifier } = beginAttempt('/docs');
    expect(verifier).toMatch(/^[\w-]{43}$/);
    expect(new Set([cookie.split('.', 1)[0], state, nonce, verifier]).size).toBe(4);
  });

  it.each([
    undefined,
    '',
    'short.L2RvY3M',
    `${'a'.repeat(43)}.`,
    `${'a'.repeat(43)}.${Buffer.from('https://evil.example').toString('base64url')}`,
    `${'a'.repeat(43)}.${Buffer.from('//evil.example').toString('base64url')}`,
  ])('is not taken from %j', (cookie) => {
    expect(resumeAttempt(cookie)).toBeUndefined();
  });
});
