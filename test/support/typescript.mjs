/**
 * Lets plain Node import this repository's TypeScript: `node --import ./test/support/typescript.mjs`. Jest maps modules
 * for tests only, not for its global setup, and a second process of a fault test has no Jest at all. Same transform as
 * the tests, so both run the same code.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import jest from '../jest.config.js';

const root = new URL('../../', import.meta.url);
const [, swc] = jest.projects[0].transform['^.+\\.ts$'];

function resolve(specifier, context, next) {
  const lib = /^@enlace\/([a-z]+)$/.exec(specifier)?.[1];
  if (lib !== undefined) return next(new URL(`libs/${lib}/src/index.ts`, root).href, context);
  try {
    return next(specifier, context);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || !/^\.{1,2}\/.*\.js$/.test(specifier)) throw error;
    return next(specifier.replace(/\.js$/, '.ts'), context);
  }
}

function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const source = readFileSync(filename, 'utf8');
  const { code } = transformSync(source, { ...swc, filename, swcrc: false, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}

registerHooks({ resolve, load });
