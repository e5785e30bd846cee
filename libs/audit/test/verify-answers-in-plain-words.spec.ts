import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  TreeFrontier,
  consistencyProof,
  cosign,
  leafHash,
  signCheckpoint,
  type ReadNodes,
} from '../src/index.js';
import { runVerify } from '../src/verify.command.js';
import { LOG, WITNESS } from './note.keys.js';
import { tellCase, type ToldCase } from './pack.fixture.js';

const TOKEN = 'a-token-of-an-auditor';
let told: ToldCase;
let folder: string;
let server: Server;
let url: string;
/** What the audit answers at this moment, by path. */
let answers: Record<string, unknown> = {};
const file = (name: string): string => join(folder, name);
const write = (name: string, content: unknown): Promise<void> =>
  writeFile(file(name), JSON.stringify(content));

beforeAll(async () => {
  told = await tellCase();
  folder = await mkdtemp(join(tmpdir(), 'enlace-verify-'));
  await write('pack.json', told.pack);
  await write('keys.json', told.pack.keys);
  server = createServer((request, response) => {
    const body = answers[request.url ?? ''];
    const allowed = request.headers.authorization === `Bearer ${TOKEN}`;
    response.statusCode = allowed ? (body === undefined ? 404 : 200) : 401;
    response.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

describe('verify', () => {
  it('answers 0 and says in Spanish what is proved, with pinned keys', async () => {
    const { exitCode, output } = await runVerify([file('pack.json'), '--keys', file('keys.json')]);
    expect(exitCode).toBe(0);
    expect(output).toContain('✓ Hoja 1: senafront escribió referral.accepted.v1 a onpar');
    expect(output).toContain('✓ El testigo defensoria.example/witness firmó el registro de 7 hojas');
    expect(output).toContain('PROBADO');
  });

  it('answers 2 without pinned keys, prints their fingerprints and says what they are worth', async () => {
    const { exitCode, output } = await runVerify([file('pack.json'), '--lang', 'en']);
    expect(exitCode).toBe(2);
    expect(output).toMatch(/enlace\.example\/audit {2}([0-9a-f]{4} ?){16}/);
    expect(output).toContain('only as good as the pack');
  });

  it('answers 1 for a pack with a removed and a changed leaf, and names the lines', async () => {
    const pack = structuredClone(told.pack);
    const [first] = pack.entries;
    if (first) first.leaf = 0;
    await write('changed.json', pack);
    const { exitCode, output } = await runVerify([
      file('changed.json'),
      '--keys',
      file('keys.json'),
      '--lang',
      'en',
    ]);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/✗ Leaf 0: .* is NOT in the log/);
    expect(output).toContain('FALSE');
  });

  it('answers 2 and names the number that is missing', async () => {
    const { origin: _, ...rest } = await told.packOf({ omit: [1, 2] });
    await write('gap.json', { ...rest, origin: told.pack.origin });
    const { exitCode, output } = await runVerify([file('gap.json'), '--keys', file('keys.json')]);
    expect(exitCode).toBe(2);
    expect(output).toContain('? Falta el mensaje número 1 de senafront sobre este caso.');
  });

  it.each([
    ['a file that is not there', ['/nowhere/pack.json']],
    ['a file that is no pack', [import.meta.filename]],
    ['an address that does not answer', ['http://127.0.0.1:1/pack']],
    ['no argument', []],
    ['a language that it does not speak', ['pack.json', '--lang', 'fr']],
    ['an option that it does not know', ['pack.json', '--trust-me']],
  ])('answers 3 for %s', async (_, args) => {
    expect((await runVerify(args)).exitCode).toBe(3);
  });

  it('keeps a pack from writing to the terminal of its reader', async () => {
    await write('escape.json', {
      ...told.pack,
      keys: { ...told.pack.keys, parties: [{ party: 'onpar', kid: '\u001b[2J', x: 'A'.repeat(43) }] },
    });
    const { output } = await runVerify([file('escape.json')]);
    expect(output).not.toContain('\u001b');
  });

  it('fetches a pack with a token', async () => {
    answers = { '/api/v1/evidence/X': told.pack };
    const args = [`${url}/api/v1/evidence/X`, '--keys', file('keys.json')];
    expect((await runVerify([...args, '--token', TOKEN])).exitCode).toBe(0);
    expect((await runVerify(args)).exitCode).toBe(3);
  });
});

describe('verify --log', () => {
  let state: string;

  beforeEach(async () => {
    state = file(`state-${Math.random()}`);
    await show(5);
    expect((await followed()).exitCode).toBe(2);
  });

  const followed = () =>
    runVerify([
      '--log',
      url,
      '--state',
      state,
      '--keys',
      file('keys.json'),
      '--token',
      TOKEN,
      '--lang',
      'en',
    ]);

  /** Makes the audit show a log of this size, with the proof from the one that was shown first. */
  async function show(size: number, history = 'one'): Promise<void> {
    const leaves = Array.from({ length: size }, (_, index) => leafHash(`${history} ${index}`));
    const { nodes, frontier } = TreeFrontier.empty.append(leaves);
    const stored = new Map(nodes.map((node) => [`${node.level}/${node.index}`, node.hash]));
    const read: ReadNodes = async (wanted) =>
      wanted.map(({ level, index }) => stored.get(`${level}/${index}`) ?? Buffer.alloc(0));
    const path = size >= 5 ? await consistencyProof(5, size, read) : [];
    answers = {
      '/api/v1/checkpoint': { note: signCheckpoint({ origin: LOG.name, size, root: frontier.root() }, LOG) },
      [`/api/v1/consistency?from=5&to=${size}`]: { path: path.map((hash) => hash.toString('base64')) },
    };
  }

  it('remembers, and follows a log that grows', async () => {
    await show(9);
    const { output, exitCode } = await followed();
    // No witness signed: that is all that is missing.
    expect(exitCode).toBe(2);
    expect(output).toContain('✓ The log of 9 leaves continues the one of 5');
    expect(await readFile(state, 'utf8')).toContain('\n9\n');
  });

  it('says that it goes on when a witness vouches for it', async () => {
    await show(9);
    const shown = answers['/api/v1/checkpoint'] as { note: string };
    answers['/api/v1/checkpoint/cosigned'] = {
      note: shown.note + cosign(shown.note, WITNESS, 1_764_000_000),
    };
    const { output, exitCode } = await followed();
    expect(exitCode).toBe(0);
    expect(output).toContain('PROVED: the log continues what was seen of it');
  });

  it.each([
    ['a rollback', 3, 'one', 'went BACK'],
    ['a fork', 5, 'another', 'TWO histories'],
    ['a rewrite', 9, 'another', 'does NOT continue'],
  ])('finds %s, and goes on remembering what was true', async (_, size, history, words) => {
    await show(size, history);
    const { output, exitCode } = await followed();
    expect(exitCode).toBe(1);
    expect(output).toContain(words);
    expect(await readFile(state, 'utf8')).toContain('\n5\n');
  });
});
