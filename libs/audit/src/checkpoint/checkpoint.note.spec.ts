import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { LOG, STRANGER, WITNESS } from '../../test/note.keys.js';
import { ReferenceStore, entries, flipped, mth } from '../../test/rfc6962.reference.js';
import { consistencyProof, verifyConsistency } from '../tree/consistency.proof.js';
import { inclusionProof, verifyInclusion } from '../tree/inclusion.proof.js';
import { TreeFrontier } from '../tree/tree.frontier.js';
import { leafHash } from '../tree/tree.hash.js';
import { formatCheckpoint, parseCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.note.js';
import { addSignature, signNote } from './note.signature.js';

const SEED = 20261123;
const ROOT = Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64');
/** The text of the checkpoint that the C2SP specification shows. */
const TEXT = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
const CHECKPOINT = { origin: LOG.name, size: 42, root: ROOT, extensions: [] };
const NOTE = signCheckpoint(CHECKPOINT, LOG);

const refusedAs = (code: string): unknown => expect.objectContaining({ code });

describe('The text of a checkpoint', () => {
  it('is that of the specification', () => {
    const sofa = { origin: 'example.com/behind-the-sofa', size: 20852163, root: ROOT };
    expect(formatCheckpoint(sofa)).toBe(TEXT);
    expect(parseCheckpoint(TEXT)).toEqual({ ...sofa, extensions: [] });
  });

  it('of the empty log has the size 0', () => {
    const text = formatCheckpoint({ origin: 'a', size: 0, root: TreeFrontier.empty.root() });
    expect(text).toBe('a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n');
    expect(parseCheckpoint(text).size).toBe(0);
  });

  it('is read as it was written, extension lines too', () => {
    const line = fc.string({ minLength: 1 }).filter((value) => !value.includes('\n'));
    const checkpoint = fc.record({
      origin: line,
      size: fc.maxSafeNat(),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
      extensions: fc.array(line, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(checkpoint, (given) => {
        expect(parseCheckpoint(formatCheckpoint(given))).toEqual(given);
      }),
      { seed: SEED },
    );
  });

  it.each([
    ['nothing', ''],
    ['no final newline', TEXT.slice(0, -1)],
    ['an empty line at its end', `${TEXT}\n`],
    ['an empty line in its middle', TEXT.replace('sofa\n', 'sofa\n\n')],
    ['an empty extension', `${TEXT}\nmore\n`],
    ['no origin', TEXT.slice(TEXT.indexOf('\n'))],
    ['two lines', TEXT.slice(TEXT.indexOf('\n') + 1)],
    ['a leading zero', TEXT.replace('2085', '02085')],
    ['a size of two zeros', TEXT.replace('20852163', '00')],
    ['a sign', TEXT.replace('2085', '+2085')],
    ['a size below zero', TEXT.replace('2085', '-2085')],
    ['a fraction', TEXT.replace('20852163', '1.5')],
    ['an exponent', TEXT.replace('20852163', '1e3')],
    ['a hexadecimal size', TEXT.replace('20852163', '0x10')],
    ['a space around the size', TEXT.replace('20852163', '20852163 ')],
    ['digits that are not ASCII', TEXT.replace('20852163', '٢٠')],
    ['a size that a double cannot hold', TEXT.replace('20852163', '9007199254740993')],
    ['a root of 31 bytes', TEXT.replace(/Cs.*=/, Buffer.alloc(31).toString('base64'))],
    ['a root of 33 bytes', TEXT.replace(/Cs.*=/, Buffer.alloc(33).toString('base64'))],
    ['a root without padding', TEXT.replace('q2I=', 'q2I')],
    ['a root with bits that mean nothing', TEXT.replace('q2I=', 'q2J=')],
    ['a root in hexadecimal', TEXT.replace(/Cs.*=/, ROOT.toString('hex'))],
  ])('with %s is refused by name', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(refusedAs('message-malformed'));
  });

  it.each([
    ['an origin that smuggles in a size and a root', { origin: `a\n7\n${ROOT.toString('base64')}` }],
    ['an empty origin', { origin: '' }],
    ['an extension of two lines', { extensions: ['one\ntwo'] }],
    ['an empty extension', { extensions: [''] }],
    ['a root that is no hash', { root: Buffer.alloc(20) }],
    ['a size below zero', { size: -1 }],
    ['a fraction of a leaf', { size: 0.5 }],
    ['a size beyond exact numbers', { size: 1e21 }],
  ])('is never written with %s', (_, wrong) => {
    expect(() => formatCheckpoint({ ...CHECKPOINT, ...wrong })).toThrow(refusedAs('message-malformed'));
  });
});

describe('A signed checkpoint', () => {
  it('is known by its log and its witnesses', () => {
    const cosigned = addSignature(NOTE, WITNESS);
    expect(verifyCheckpoint(cosigned, LOG.name, [LOG, WITNESS])).toMatchObject({
      checkpoint: CHECKPOINT,
      signedBy: [LOG.name, WITNESS.name],
    });
    expect(verifyCheckpoint(NOTE, LOG.name, [LOG, WITNESS]).signedBy).toEqual([LOG.name]);
  });

  it('binds the size to the root: neither can be changed by one bit', () => {
    const bytes = Buffer.from(NOTE);
    const lines = bytes.indexOf('\n') + 1;
    const text = bytes.indexOf('\n\n');
    for (let bit = lines * 8; bit < text * 8; bit += 1) {
      const changed = flipped(bytes, bit).toString();
      expect(() => verifyCheckpoint(changed, LOG.name, [LOG])).toThrow();
    }
  });

  it('is signed by its own log only', () => {
    expect(() => signCheckpoint(CHECKPOINT, STRANGER)).toThrow(refusedAs('source-mismatch'));
  });

  it('of another log is refused, though a known key signed it', () => {
    const other = signCheckpoint({ ...CHECKPOINT, origin: STRANGER.name }, STRANGER);
    expect(() => verifyCheckpoint(other, LOG.name, [LOG, STRANGER])).toThrow(refusedAs('source-mismatch'));
  });

  it('that the log did not sign is refused, though a witness did', () => {
    const forged = signNote(formatCheckpoint(CHECKPOINT), WITNESS);
    expect(() => verifyCheckpoint(forged, LOG.name, [LOG, WITNESS])).toThrow(refusedAs('key-unknown'));
  });

  it('is refused as a note before it is read as a checkpoint', () => {
    expect(() => verifyCheckpoint(NOTE.replace('\n42\n', '\n43\n'), LOG.name, [LOG])).toThrow(
      refusedAs('signature-invalid'),
    );
    expect(() => verifyCheckpoint(NOTE, LOG.name, [STRANGER])).toThrow(refusedAs('key-unknown'));
    expect(() => verifyCheckpoint(TEXT, LOG.name, [LOG])).toThrow(refusedAs('message-malformed'));
  });

  it('is refused when the log signed something else than a checkpoint', () => {
    const note = signNote(`${LOG.name}\nhello\n`, LOG);
    expect(() => verifyCheckpoint(note, LOG.name, [LOG])).toThrow(refusedAs('message-malformed'));
  });
});

describe('An outsider with two checkpoints and the keys', () => {
  const log = entries(100);
  const store = new ReferenceStore(log);
  const noteAt = (size: number, kept = log): string =>
    addSignature(signCheckpoint({ origin: LOG.name, size, root: mth(kept.slice(0, size)) }, LOG), WITNESS);
  const read = (note: string) => verifyCheckpoint(note, LOG.name, [LOG, WITNESS]).checkpoint;

  it('sees that an entry is in the log and that the log only grew', async () => {
    const [older, newer] = [read(noteAt(37)), read(noteAt(100))];
    const inclusion = await inclusionProof(20, newer.size, store.read);
    const consistency = await consistencyProof(older.size, newer.size, store.read);
    const leaf = leafHash(log[20] ?? Buffer.alloc(0));
    expect(verifyInclusion(leaf, 20, newer.size, inclusion, newer.root)).toBe(true);
    expect(verifyConsistency(older.size, older.root, newer.size, newer.root, consistency)).toBe(true);
  });

  it('sees that the log was rewritten, though log and witness signed both', async () => {
    const rewritten = log.with(20, Buffer.from('it never happened'));
    const [older, newer] = [read(noteAt(37)), read(noteAt(100, rewritten))];
    const proof = await consistencyProof(37, 100, new ReferenceStore(rewritten).read);
    expect(verifyConsistency(older.size, older.root, newer.size, newer.root, proof)).toBe(false);
  });
});
