import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const ROOT = new URL('../../', import.meta.url);

describe.each(['docs/threat-model.md', 'docs/security.md'])('%s', (page) => {
  const text = readFileSync(new URL(page, ROOT), 'utf8');
  const tests = [...text.matchAll(/`((?:libs|apps|test)\/[\w./-]*spec\.ts)`/g)].map(([, path]) => path ?? '');

  it('names only tests that are there', () => {
    expect(tests.length).toBeGreaterThan(30);
    expect(tests.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
  });

  it('links only to pages that are there', () => {
    const links = [...text.matchAll(/\]\(((?!https?:)[^)#]+)/g)].map(([, path]) => path ?? '');
    expect(links.filter((path) => !existsSync(new URL(path, new URL(page, ROOT))))).toEqual([]);
  });
});
