import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { format } from 'prettier';
import { disclosurePage } from './disclosure.page.js';

const PAGE = new URL('../../docs/disclosure.md', import.meta.url);

describe('docs/disclosure.md', () => {
  it('says what the table says (UPDATE_DOCS=1 writes it anew)', async () => {
    const page = await format(disclosurePage(), { parser: 'markdown', printWidth: 120 });
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(PAGE, page);
    expect(readFileSync(PAGE, 'utf8')).toBe(page);
  });
});
