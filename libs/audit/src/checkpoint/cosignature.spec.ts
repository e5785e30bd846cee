import { describe, expect, it } from '@jest/globals';
import { LOG, STRANGER, WITNESS } from '../../test/note.keys.js';
import { signCheckpoint, verifyCheckpoint } from './checkpoint.note.js';
import { cosign } from './cosignature.js';
import { addSignature, verifyNote } from './note.signature.js';
import { readTimedSignature } from './timed.signature.js';
import { fingerprintOf, formatVerifierKey, parseVerifierKey } from './verifier.key.js';

const refusedAs = (code: string): unknown => expect.objectContaining({ code });

/** A checkpoint of a public log with the cosignatures of public witnesses: other programs made all of it. */
const PUBLIC_NOTE = `arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2TUFucgKi7lI7cUiOvKFYe/TmN9DAg==
`;
const PUBLIC_LOG =
  'arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f';
const PUBLIC_WITNESSES = [
  'transparency.dev/DEV:witness-little-garden+d8042a87+BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM',
  'witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO',
  'remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2',
  'witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv',
];

const CHECKPOINT = signCheckpoint({ origin: LOG.name, size: 7, root: Buffer.alloc(32, 5) }, LOG);
const witness = { ...WITNESS, type: 'cosignature' } as const;
const AT = 1_764_000_000;
const COSIGNED = CHECKPOINT + cosign(CHECKPOINT, WITNESS, AT);

describe('A cosignature', () => {
  it('of each public witness holds, with the time it says', () => {
    const keys = [PUBLIC_LOG, ...PUBLIC_WITNESSES].map(parseVerifierKey);
    const { checkpoint, cosignatures } = verifyCheckpoint(PUBLIC_NOTE, keys[0]?.name ?? '', keys);
    expect(checkpoint.size).toBe(1_432_088_532);
    expect(cosignatures).toEqual(keys.slice(1).map(({ name }) => ({ name, at: 0x6a122120 })));
  });

  it.each(PUBLIC_WITNESSES)('of a public witness does not hold for another size: %s', (key) => {
    const other = PUBLIC_NOTE.replace('1432088532', '1432088533');
    expect(() => verifyNote(other, [parseVerifierKey(key)])).toThrow(refusedAs('signature-invalid'));
  });

  it('has its time where the specification has it', () => {
    // transparency-dev/formats, TestCoSigV1Timestamp.
    const bytes = Buffer.from(
      'ZGhGuQAAAABm/qTPeyKXD+R2rzyQsxPiP8mXum7qq/iF0u4vanlqJyocWODBt97w9uL+8qT7S5gxEHWWOworDcFiEBYJXORmnFBOBA==',
      'base64',
    );
    expect(readTimedSignature(bytes.subarray(4))?.at).toBe(1_727_964_367);
  });

  it('that we make is read back with its witness and its time', () => {
    const { signedBy, cosignatures } = verifyCheckpoint(COSIGNED, LOG.name, [LOG, witness]);
    expect(signedBy).toEqual([LOG.name, WITNESS.name]);
    expect(cosignatures).toEqual([{ name: WITNESS.name, at: AT }]);
  });

  it('is not taken for a plain signature of the same key, nor the other way round', () => {
    expect(() => verifyNote(COSIGNED, [WITNESS])).toThrow(refusedAs('key-unknown'));
    expect(() => verifyNote(addSignature(CHECKPOINT, WITNESS), [witness])).toThrow(refusedAs('key-unknown'));
  });

  it('does not hold at another time, or under another key', () => {
    const line = cosign(CHECKPOINT, WITNESS, AT);
    const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64');
    bytes.writeBigUInt64BE(BigInt(AT + 1), 4);
    const moved = `${CHECKPOINT}— ${WITNESS.name} ${bytes.toString('base64')}\n`;
    expect(() => verifyNote(moved, [LOG, witness])).toThrow(refusedAs('signature-invalid'));
    const forged = CHECKPOINT + cosign(CHECKPOINT, { ...STRANGER, name: WITNESS.name }, AT);
    expect(verifyNote(forged, [LOG, witness]).cosignatures).toEqual([]);
  });

  it('is passed over when its witness is not known, so that a new witness breaks no reader', () => {
    expect(verifyCheckpoint(COSIGNED, LOG.name, [LOG]).cosignatures).toEqual([]);
  });
});

describe('A verifier key', () => {
  it.each([PUBLIC_LOG, ...PUBLIC_WITNESSES, 'TEST+7997405c+AQcC+FTVKf0jlTdHDY3rbevmnKxxPjigCXlVtGe6RIr6'])(
    'is written as others write it: %s',
    (text) => {
      expect(formatVerifierKey(parseVerifierKey(text))).toBe(text);
    },
  );

  it.each([
    ['nothing', ''],
    ['a key without its id', 'bananas.sigstore.dev+12344556'],
    ['an id of another key', PUBLIC_LOG.replace('ba2f06c0', '00000000')],
    ['another name than its id was made of', `x${PUBLIC_LOG}`],
    ['a type that nobody knows', 'rekor.sigstore.dev+12345678+AwEB'],
    ['two keys', `${PUBLIC_LOG}\n${PUBLIC_LOG}`],
  ])('is refused when it is %s', (_, text) => {
    expect(() => parseVerifierKey(text)).toThrow(refusedAs('configuration-invalid'));
  });

  it('has a fingerprint that can be read out', () => {
    expect(fingerprintOf(LOG.publicKey)).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
  });
});
