import { createPrivateKey } from 'node:crypto';
import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { createParty, directoryOf, type Party } from '../../test/message.fixture.js';
import type { NamedKey } from '../keys/key.ring.js';
import { EphemeralKeys } from './ephemeral.keys.js';
import { decryptCompact, encryptCompact } from './jwe.js';
import { ReceivingKey, type SecretLimits } from './receiving.key.js';

const CONTEXT = { sender: 'snm', recipient: 'onpar', id: '01a20bc3-a1a0-75a1-867f-f2e5e2478e90' } as const;
let onpar: Party;
let to: NamedKey;

beforeAll(async () => {
  onpar = await createParty('onpar');
  to = directoryOf(onpar).encryptionKey('onpar');
});

function createKey(limits?: SecretLimits): ReceivingKey {
  const jwk = onpar.jwks.keys.find(({ use }) => use === 'enc');
  return new ReceivingKey(createPrivateKey({ key: { ...jwk }, format: 'jwk' }), limits);
}

describe('a receiving key', () => {
  it('comes to the secret of the sender, at first and from memory', () => {
    const key = createKey();
    const { epk, secret } = new EphemeralKeys().agreeWith(to, 'a lane');
    expect(key.agreeWith(epk)).toEqual(secret);
    expect(key.agreeWith(epk)).toEqual(secret);
    expect(key.remembered).toBe(1);
  });

  it('remembers a bounded number of secrets, whatever is sent', () => {
    const key = createKey({ entries: 5 });
    const ephemerals = new EphemeralKeys({ uses: 1 });
    const agreements = Array.from({ length: 20 }, () => ephemerals.agreeWith(to, 'a lane').epk);
    for (const epk of agreements) key.agreeWith(epk);
    expect(key.remembered).toBe(5);
  });

  it('wipes a secret after its time, though nobody asks again, and works it out again when somebody does', async () => {
    const key = createKey({ lifetime: 5 });
    const agreement = new EphemeralKeys().agreeWith(to, 'a lane');
    const jwe = encryptCompact('{"n":1}', agreement, CONTEXT);
    const open = () => decryptCompact(jwe, () => key, CONTEXT).toString();
    expect(open()).toBe('{"n":1}');
    const secret = key.agreeWith(agreement.epk);
    await eventually(() => key.remembered === 0);
    expect(secret).toEqual(Buffer.alloc(32));
    expect(open()).toBe('{"n":1}');
  });

  it('remembers nothing of a key that contributes nothing', () => {
    const key = createKey();
    expect(key.agreeWith(Buffer.alloc(32).toString('base64url'))).toBeUndefined();
    expect(key.remembered).toBe(0);
  });

  it('shows no secret when it is printed', () => {
    const key = createKey();
    const { epk, secret } = new EphemeralKeys().agreeWith(to, 'a lane');
    key.agreeWith(epk);
    const printed = inspect(key, { depth: Infinity, showHidden: true }) + JSON.stringify(key);
    for (const encoding of ['hex', 'base64url'] as const)
      expect(printed).not.toContain(secret.toString(encoding));
    expect(printed).not.toContain(epk);
  });
});
