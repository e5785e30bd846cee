import { describe, expect, it } from '@jest/globals';
import { digestOf } from './message.digest.js';

describe('the digest of a message', () => {
  it('is the SHA-256 of its bytes in base64url (FIPS 180-4, the example "abc")', () => {
    expect(digestOf('abc')).toBe(
      Buffer.from('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'hex').toString(
        'base64url',
      ),
    );
  });
});
