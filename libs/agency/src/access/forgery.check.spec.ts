import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/refusal.js';
import { refuseForgery } from './forgery.check.js';

const OWN = new URL('https://enlace.example');
const HEADER = { 'x-enlace-csrf': '1' };

describe('with a session nothing is changed', () => {
  it.each([
    ['without a header that a form cannot send', { origin: OWN.origin }],
    ['with that header said otherwise', { origin: OWN.origin, 'x-enlace-csrf': 'true' }],
    ['without a word of where it comes from', HEADER],
    ['from another site', { ...HEADER, origin: 'https://evil.example' }],
    ['from a name that begins like ours', { ...HEADER, origin: 'https://enlace.example.evil' }],
    ['from another port of ours', { ...HEADER, origin: 'https://enlace.example:8443' }],
    ['from ours without TLS', { ...HEADER, origin: 'http://enlace.example' }],
    ['from a page that hides its origin', { ...HEADER, origin: 'null' }],
    [
      'from a neighbour under the same domain',
      { ...HEADER, origin: OWN.origin, 'sec-fetch-site': 'same-site' },
    ],
    ['from what the browser calls another site', { ...HEADER, 'sec-fetch-site': 'cross-site' }],
  ])('%s', async (_, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await refusalOf(() => refuseForgery(method, headers, OWN))).code).toBe('origin-not-allowed');
  });

  it('and nothing is read for the page of another site, so that no reading is forged into the log', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    expect((await refusalOf(() => refuseForgery('GET', headers, OWN))).code).toBe('origin-not-allowed');
  });
});

describe('with a session', () => {
  it.each([
    ['POST', { ...HEADER, origin: OWN.origin }],
    ['POST', { ...HEADER, 'sec-fetch-site': 'same-origin' }],
    ['GET', {}],
    ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ])('our own page may %s with %j', (method, headers) => {
    expect(() => refuseForgery(method, headers, OWN)).not.toThrow();
  });
});
