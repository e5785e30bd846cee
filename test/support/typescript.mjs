/**
 * Lets plain Node import this repository's TypeScript: `register(import.meta.url of this file)` or
 * `node --import ./test/support/typescript.mjs`. Jest maps modules for tests only, not for its global setup, and a
 * second process of a fault test has no Jest at all. Same transform as the tests, so both run the same code.
 */
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';
import jest from '../jest.config.js';

if (isMainThread) register(import.meta.url);

const root = new URL('../../', import.meta.url);
const [, swc] = jest.projects[0].transform['^.+\\.ts$'];

export async function resolve(specifier, context, next) {
  const lib = /^@enlace\/([a-z]+)$/.exec(specifier)?.[1];
  if (lib !== undefined) return next(new URL(`libs/${lib}/src/index.ts`, root).href, context);
  try {
    return await next(specifier, context);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/^\.{1,2}\/.*\.js$/.test(specifier)) throw error;
    return next(specifier.replace(/\.js$/, '.ts'), context);
  }
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const source = await readFile(filename, 'utf8');
  const { code } = await transform(source, { ...swc, filename, swcrc: false, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
