import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { transformSync } from '@swc/core';
import { openMessage, publicKeys, sealMessage, verifyMessage, type KeyDirectory } from '../src/index.js';
import { envelopeOf, withSegment } from './forgery.fixture.js';
import { createParty, directoryOf, draftOf, sealTogether, type Party } from './message.fixture.js';

const ROOT = new URL('../../../', import.meta.url);
const MANUAL = readFileSync(new URL('docs/integracion.md', ROOT), 'utf8');
const EXAMPLE = /```ts\n([^]*?)```/.exec(MANUAL)?.[1] ?? '';

/** What an integrator adds to the example to use it: one answer for each message, `null` where it was refused. */
const USE = `
const pedido = JSON.parse(await new Response(process.stdin).text());
const leer = async (mensaje) => abrir(await verificar(mensaje, pedido.firmaAjena), pedido.abrir).catch(() => null);
const leidos = [];
for (const mensaje of pedido.mensajes) leidos.push(await leer(mensaje).catch(() => null));
const sellado = await sellar(pedido.sobre, pedido.datos, pedido.cifrar, pedido.firma);
console.log(JSON.stringify({ leidos, sellado }));
`;

let snm: Party;
let onpar: Party;
let directory: KeyDirectory;

beforeAll(async () => {
  snm = await createParty('snm');
  onpar = await createParty('onpar');
  directory = directoryOf(snm, onpar);
});

/** Runs the example in a process of its own, with nothing of Enlace at hand. */
function run(mensajes: readonly string[]): { leidos: unknown[]; sellado: string; datos: unknown } {
  const draft = draftOf('snm');
  const { data: _, ...sobre } = envelopeOf(sealMessage(draft, onpar.ring, directory).jws);
  const [firma, abrir] = onpar.jwks.keys;
  const [firmaAjena, cifrar] = publicKeys(snm.jwks).keys;
  const input = JSON.stringify({ mensajes, firmaAjena, abrir, sobre, datos: draft.data, cifrar, firma });
  const { code } = transformSync(EXAMPLE, { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } });
  const args = ['--input-type=module', '--eval', `${code}\n${USE}`];
  const output = execFileSync(process.execPath, args, { cwd: ROOT, input, encoding: 'utf8' });
  return { ...(JSON.parse(output) as { leidos: unknown[]; sellado: string }), datos: draft.data };
}

describe('the example of the integration manual', () => {
  it('reads our messages, alone and of batches, and writes one that we read', () => {
    const drafts = Array.from({ length: 8 }, () => draftOf('onpar'));
    const [alone, ...batch] = drafts;
    const messages = [
      ...sealTogether(alone ? [alone] : [], snm, directory),
      ...sealTogether(batch, snm, directory),
    ];
    const { leidos, sellado, datos } = run(messages);
    expect(leidos).toEqual(drafts.map(({ data }) => data));
    expect(openMessage(verifyMessage(sellado, directory), snm.ring).data).toEqual(datos);
  });

  it('refuses what is forged', () => {
    const [one = '', two = '', three = ''] = sealTogether(
      [draftOf('onpar'), draftOf('onpar'), draftOf('onpar')],
      snm,
      directory,
    );
    const foreign = sealTogether([draftOf('onpar'), draftOf('onpar')], onpar, directory);
    const forged = [
      withSegment(one, 2, two.split('.')[2] ?? ''),
      withSegment(two, 1, three.split('.')[1] ?? ''),
      `${three.slice(0, -5)}AAAAA`,
      `${one}AAAA`,
      `${one}=`,
      withSegment(one, 0, sealMessage(draftOf('onpar'), snm.ring, directory).jws.split('.')[0] ?? ''),
      ...foreign,
    ];
    expect(run(forged).leidos).toEqual(forged.map(() => null));
    expect(run([one, two, three]).leidos).not.toContain(null);
  });
});
