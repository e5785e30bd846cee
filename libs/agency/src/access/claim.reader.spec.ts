import { describe, expect, it } from '@jest/globals';
import { ROLES } from '@enlace/contracts';
import { refusalOf } from '../../test/refusal.js';
import { readPrincipal } from './claim.reader.js';

const NAMES = { agency: 'enlace_agency', role: 'enlace_role', office: 'enlace_office', actor: 'sub' };
const GOOD = { sub: 'ana', enlace_agency: 'onpar', enlace_role: 'case-worker' };
const read = (claims: object, names = NAMES) =>
  readPrincipal({ ...claims }, 'onpar', names, ['meteti', 'central']);

describe('claims are refused', () => {
  it.each([
    ['of another institution', { enlace_agency: 'snm' }],
    ['of none', { enlace_agency: undefined }],
    ['of two institutions', { enlace_agency: ['onpar', 'snm'] }],
    ['with a role that is none', { enlace_role: 'admin' }],
    ['with a role that is nearly one', { enlace_role: 'Operator' }],
    ['with a role that every object has', { enlace_role: 'constructor' }],
    ['without a role', { enlace_role: undefined }],
    ['with an empty role', { enlace_role: '' }],
    ['with two roles', { enlace_role: ['operator', 'auditor'] }],
    ['with no role in a list', { enlace_role: [] }],
    ['with an office of another institution', { enlace_office: 'chiriqui' }],
    ['with an empty office', { enlace_office: '' }],
    ['with two offices', { enlace_office: ['meteti', 'central'] }],
    ['with an office that is no text', { enlace_office: null }],
    ['of nobody', { sub: undefined }],
    ['of an empty name', { sub: '' }],
    ['of a name that would break a line of a log', { sub: 'ana\nforged' }],
    ['of a name that is too long', { sub: 'a'.repeat(81) }],
  ])('%s', async (_, change) => {
    const refusal = await refusalOf(() => read({ ...GOOD, ...change }));
    expect(refusal.code).toBe('login-failed');
    const [value] = Object.values(change).filter((value) => typeof value === 'string' && value.length > 3);
    if (value !== undefined && value !== 'constructor') expect(refusal.message).not.toContain(value);
  });
});

describe('claims make a principal', () => {
  it.each(ROLES)('of the role %s', (role) => {
    expect(read({ ...GOOD, enlace_role: role })).toEqual({ actor: 'ana', role });
  });

  it('bound to an office, when they name one', () => {
    expect(read({ ...GOOD, enlace_office: 'meteti' })).toMatchObject({ office: 'meteti' });
  });

  it('wherever the provider puts them', () => {
    const nested = {
      sub: 'ana',
      enlace: { agency: 'onpar' },
      resource_access: { api: { roles: ['operator'] } },
    };
    const names = { ...NAMES, agency: 'enlace.agency', role: 'resource_access.api.roles' };
    expect(read(nested, names)).toEqual({ actor: 'ana', role: 'operator' });
  });
});
