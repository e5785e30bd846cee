import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EvidencePack } from '@enlace/contracts';
import * as fc from 'fast-check';
import {
  formatVerifierKey,
  leafHash,
  nodeHash,
  signCheckpoint,
  verifyPack,
  type PackReport,
} from '../src/index.js';
import { LOG } from './note.keys.js';
import { LEAF, tellCase, type ToldCase } from './pack.fixture.js';

let told: ToldCase;

beforeAll(async () => {
  told = await tellCase();
});

const codesOf = ({ findings }: PackReport): string[] => [...new Set(findings.map(({ code }) => code))];

/** The pack with some change, checked with the keys of the true one. */
function judged(change: (pack: EvidencePack) => void, pack = told.pack): PackReport {
  const copy = structuredClone(pack);
  change(copy);
  return verifyPack(copy, told.pack.keys);
}

function entryOf(pack: EvidencePack, leaf: number): EvidencePack['entries'][number] {
  const entry = pack.entries.find((one) => one.leaf === leaf);
  if (!entry) throw new Error(`No leaf ${leaf}`);
  return entry;
}

describe('An untouched pack', () => {
  it('is proved with keys that its reader pinned', () => {
    const report = verifyPack(told.pack, told.pack.keys);
    expect(report.verdict).toBe('proved');
    expect(codesOf(report)).toEqual([
      'checkpoint-signed',
      'checkpoint-witnessed',
      'message-proved',
      'receipt-proved',
    ]);
    expect(
      report.findings.filter(({ code }) => code === 'receipt-proved').map(({ facts }) => facts['leaf']),
    ).toEqual([LEAF.request, LEAF.amendment]);
  });

  it('is never more than incomplete with the keys that came with it', () => {
    const report = verifyPack(told.pack);
    expect(report.verdict).toBe('incomplete');
    expect(codesOf(report)).toContain('keys-unpinned');
  });

  it('is proved by an earlier cosigned checkpoint as far as that reaches', async () => {
    const pack = await told.packOf({ cosigned: false, witnessedSize: 4 });
    const report = verifyPack(pack, told.pack.keys);
    expect(report.verdict).toBe('incomplete');
    const late = report.findings.filter(({ code }) => code === 'leaf-unwitnessed');
    expect(late.map(({ facts }) => facts['leaf'])).toEqual([LEAF.amendmentReceipt, LEAF.viewed]);
  });
});

describe('A pack is false', () => {
  it('when a leaf was tampered with', () => {
    const report = judged((pack) => {
      const entry = entryOf(pack, LEAF.request);
      const [head = '', payload = '', proof = ''] = entry.message.split('.');
      const envelope = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
      const changed = Buffer.from(JSON.stringify({ ...envelope, recipient: 'senniaf' })).toString(
        'base64url',
      );
      entry.message = `${head}.${changed}.${proof}`;
    });
    expect(report.verdict).toBe('false');
    expect(codesOf(report)).toEqual(expect.arrayContaining(['leaf-not-included', 'message-forged']));
  });

  it('when a message was put there that the sender did sign and the log never had', () => {
    const report = judged((pack) => {
      entryOf(pack, LEAF.request).message = told.forge('senafront', { sequence: 1 }).jws;
    });
    expect(codesOf(report)).toContain('leaf-not-included');
    expect(report.verdict).toBe('false');
  });

  it('when receipts were swapped', () => {
    const report = judged((pack) => {
      const [one, other] = [entryOf(pack, LEAF.receipt), entryOf(pack, LEAF.amendmentReceipt)];
      [one.message, other.message] = [other.message, one.message];
    });
    expect(report.verdict).toBe('false');
    expect(codesOf(report)).toContain('leaf-not-included');
  });

  it('when a receipt that is in the log names other bytes than the message that is shown', async () => {
    const other = await tellCase();
    // The receiver signed for what it got under this id: it was not what the log has.
    const { jws, id } = other.forge('senafront', { sequence: 3 });
    expect(jws.length).toBeGreaterThan(0);
    const receipt = other.forge('onpar', {
      type: 'message.receipted.v1',
      recipient: 'senafront',
      data: { receipts: [{ id, digest: 'A'.repeat(43), at: '2026-11-23T17:00:00.000Z' }] },
    });
    const pack = loggedAlone(other, [jws, receipt.jws]);
    const report = verifyPack(pack, pack.keys);
    expect(codesOf(report)).toEqual(expect.arrayContaining(['receipt-other-digest', 'receipt-missing']));
    expect(report.verdict).toBe('false');
  });

  it('when the checkpoint was forged', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const forged = signCheckpoint(
      { origin: LOG.name, size: 7, root: Buffer.alloc(32, 1) },
      { name: LOG.name, privateKey },
    );
    expect(judged((pack) => void (pack.checkpoint = forged))).toMatchObject({ verdict: 'false' });
    const report = judged((pack) => void (pack.checkpoint = pack.checkpoint.replace('\n7\n', '\n8\n')));
    expect(codesOf(report)).toContain('checkpoint-forged');
    expect(codesOf(report)).not.toContain('message-proved');
  });

  it('when the keys in it are not those that were pinned, whatever they prove', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const report = judged((pack) => {
      pack.checkpoint = signCheckpoint(
        { origin: LOG.name, size: 7, root: Buffer.alloc(32, 1) },
        { name: LOG.name, privateKey },
      );
      pack.keys.log = [formatVerifierKey({ name: LOG.name, publicKey })];
    });
    expect(codesOf(report)).toContain('checkpoint-forged');
  });

  it('when the earlier cosigned checkpoint is of another history', async () => {
    const pack = await told.packOf({ cosigned: false, witnessedSize: 4 });
    const report = judged(
      (copy) => void copy.witnessed?.consistency.splice(0, 1, copy.entries[0]?.path[0] ?? ''),
      pack,
    );
    expect(codesOf(report)).toContain('history-rewritten');
    const forged = judged((copy) => {
      if (copy.witnessed) copy.witnessed.checkpoint = copy.witnessed.checkpoint.replace('\n4\n', '\n3\n');
    }, pack);
    expect(codesOf(forged)).toContain('witness-forged');
  });

  it('when one leaf is there twice, or one of another case is among them', async () => {
    expect(codesOf(judged((pack) => void pack.entries.push(...pack.entries.slice(0, 1))))).toContain(
      'leaf-twice',
    );
    const report = judged((pack) => void (pack.caseCode = '7KQ4-M2XD-H'));
    expect(codesOf(report)).toEqual(expect.arrayContaining(['entry-unrelated', 'case-empty']));
  });

  it('when a party signed what another is said to have written', () => {
    const report = judged((pack) => {
      const { parties } = pack.keys;
      for (const key of parties) key.party = key.party === 'onpar' ? 'senafront' : 'onpar';
    });
    // The pinned keys decide, and they are untouched.
    expect(report.verdict).toBe('proved');
    const swapped = structuredClone(told.pack.keys);
    for (const key of swapped.parties) key.party = key.party === 'onpar' ? 'senafront' : 'onpar';
    expect(codesOf(verifyPack(told.pack, swapped))).toContain('message-source-false');
  });
});

describe('A pack is incomplete', () => {
  it.each([
    ['a message is missing', [LEAF.request], ['sequence-gap', 'entry-unrelated']],
    ['a receipt is missing', [LEAF.amendmentReceipt], ['receipt-missing']],
  ])('when %s', async (_, omit, codes) => {
    const report = verifyPack(await told.packOf({ omit }), told.pack.keys);
    expect(report.verdict).not.toBe('proved');
    expect(codesOf(report)).toEqual(expect.arrayContaining(codes));
  });

  it('when no witness signed', async () => {
    const report = verifyPack(await told.packOf({ cosigned: false }), told.pack.keys);
    expect(report.verdict).toBe('incomplete');
    expect(codesOf(report)).toContain('checkpoint-unwitnessed');
  });

  it('when a key is not pinned, or was not valid then', () => {
    const parties = told.pack.keys.parties.filter(({ party }) => party !== 'onpar');
    expect(codesOf(verifyPack(told.pack, { ...told.pack.keys, parties }))).toContain('message-key-unknown');
    const late = told.pack.keys.parties.map((key) => ({ ...key, validFrom: '2027-01-01T00:00:00.000Z' }));
    expect(codesOf(verifyPack(told.pack, { ...told.pack.keys, parties: late }))).toContain(
      'message-key-expired',
    );
  });
});

describe('A pack is unreadable', () => {
  it('when a hash is spelled otherwise, though decoders read the same bytes', () => {
    const respelled = (hash: string): string => hash.slice(0, 42) + nextLetter(hash.charAt(42)) + '=';
    const report = judged((pack) => {
      for (const { path } of pack.entries) path.splice(0, 1, respelled(path[0] ?? ''));
    });
    expect(report.verdict).toBe('unreadable');
  });
});

/** The last letter of 32 bytes in base64 carries four bits: the next one in the alphabet decodes to the same. */
function nextLetter(letter: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return alphabet.charAt(alphabet.indexOf(letter) + 1);
}

describe('Whatever comes in', () => {
  it('is answered, and a pack that was changed anywhere is never proved', () => {
    const text = JSON.stringify(told.pack);
    // What the verifier does not look at: when the file was made, and keys that the reader's own replace.
    const blind = new RegExp(`"exportedAt":"[^"]*"|"keys":\\{.*?\\]\\}`, 'g');
    const spans = [...text.matchAll(blind)].map(
      ({ index, 0: found }) => [index, index + found.length] as const,
    );
    const sighted = Array.from(text, (_, at) => at).filter(
      (at) => !spans.some(([from, to]) => at >= from && at < to),
    );
    fc.assert(
      fc.property(
        fc.nat(sighted.length - 1),
        fc.constantFrom(...Array.from('AZaz09+/=.-_"{}[],: \n\u0000é')),
        fc.nat(2),
        (place, letter, cut) => {
          const at = sighted[place] ?? 0;
          const mutated = text.slice(0, at) + letter + text.slice(at + cut);
          fc.pre(mutated !== text);
          const parsed = parse(mutated);
          const report = verifyPack(parsed, told.pack.keys);
          // White space between members, and the like, change the file and not the pack.
          if (JSON.stringify(parsed) !== text) expect(report.verdict).not.toBe('proved');
        },
      ),
      { seed: 4, numRuns: 3_000 },
    );
  });

  it('is answered, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(verifyPack(value).verdict).toBe('unreadable');
      }),
      { seed: 4, numRuns: 500 },
    );
  });

  it('is answered when parts of it are replaced by anything', () => {
    const paths = ['caseCode', 'origin', 'checkpoint', 'witnessed', 'keys', 'entries', 'format'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const report = verifyPack({ ...told.pack, [path]: value }, told.pack.keys);
        if (path !== 'keys') expect(report.verdict).not.toBe('proved');
      }),
      { seed: 4, numRuns: 1_000 },
    );
  });
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A log of two leaves, whose proofs are each other's hash. */
function loggedAlone({ pack }: ToldCase, [first = '', second = '']: readonly string[]): EvidencePack {
  const [left, right] = [first, second].map((jws) => leafHash(jws));
  const root = nodeHash(left ?? Buffer.alloc(0), right ?? Buffer.alloc(0));
  return {
    ...pack,
    checkpoint: signCheckpoint({ origin: LOG.name, size: 2, root }, LOG),
    entries: [
      { leaf: 0, message: first, path: [right?.toString('base64') ?? ''] },
      { leaf: 1, message: second, path: [left?.toString('base64') ?? ''] },
    ],
  };
}
