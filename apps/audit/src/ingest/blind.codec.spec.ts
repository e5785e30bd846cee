import { describe, expect, it } from '@jest/globals';
import type { VerifiedMessage } from '@enlace/contracts';
import { createBlindCodec } from './blind.codec.js';

const never = (): never => {
  throw new Error('A message was opened');
};

describe('the codec of the audit', () => {
  it('opens nothing, whatever the codec under it could open', () => {
    const codec = createBlindCodec({
      party: 'audit',
      seal: never,
      verify: never,
      open: never,
      digest: never,
    });
    expect(codec.open({} as VerifiedMessage)).toBeUndefined();
  });
});
