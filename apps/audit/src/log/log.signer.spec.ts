import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { emptyRoot, verifyCheckpoint } from '@enlace/audit';
import { LOG_ORIGIN, LogSigner } from './log.signer.js';

const generate = promisify(generateKeyPair);
const ringOf = (key: KeyObject) => ({ signingKey: { key } });

describe('the signer of the log', () => {
  it('signs checkpoints that its public key verifies, under the name of the log', async () => {
    const { privateKey, publicKey } = await generate('ed25519');
    const note = new LogSigner(ringOf(privateKey)).sign({ size: 0, root: emptyRoot });
    const { checkpoint, signedBy } = verifyCheckpoint(note, LOG_ORIGIN, [{ name: LOG_ORIGIN, publicKey }]);
    expect(checkpoint).toMatchObject({ origin: 'enlace.pa/audit', size: 0, root: emptyRoot });
    expect(signedBy).toEqual(['enlace.pa/audit']);
  });

  it('signs with the next key as soon as it is the current one, without a restart', async () => {
    const [older, newer] = [await generate('ed25519'), await generate('ed25519')];
    const ring = ringOf(older.privateKey);
    const signer = new LogSigner(ring);
    const verify = (note: string) =>
      verifyCheckpoint(note, LOG_ORIGIN, [{ name: LOG_ORIGIN, publicKey: newer.publicKey }]);
    expect(() => verify(signer.sign({ size: 0, root: emptyRoot }))).toThrow();
    ring.signingKey = { key: newer.privateKey };
    expect(verify(signer.sign({ size: 0, root: emptyRoot })).signedBy).toEqual([LOG_ORIGIN]);
  });

  it('signs the same checkpoint alike each time, so that no two of one size differ', async () => {
    const { privateKey } = await generate('ed25519');
    const signer = new LogSigner(ringOf(privateKey));
    expect(signer.sign({ size: 0, root: emptyRoot })).toBe(signer.sign({ size: 0, root: emptyRoot }));
  });
});
