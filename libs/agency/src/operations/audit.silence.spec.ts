import { describe, expect, it } from '@jest/globals';
import { auditSilence } from './audit.silence.js';

const lane = (destination: string, changes: { silentSeconds?: number; oldestSeconds?: number }) => ({
  lanes: [{ destination, open: 1, overdue: 0, oldestSeconds: 0, silentSeconds: 0, ...changes }],
});

describe('What lacks the word of the audit', () => {
  it.each([
    ['nothing, when nothing is open', { lanes: [] }, undefined],
    ['nothing, up to the limit', lane('audit', { silentSeconds: 300, oldestSeconds: 300 }), undefined],
    ['all of it, when the audit says nothing', lane('audit', { silentSeconds: 301 }), 'silent'],
    ['some of it, when the audit answers and not for this', lane('audit', { oldestSeconds: 301 }), 'overdue'],
    ['nothing, when another destination is silent', lane('onpar', { silentSeconds: 9_000 }), undefined],
  ] as const)('is %s', (_, work, expected) => {
    expect(auditSilence(work, 300)).toBe(expected);
  });
});
