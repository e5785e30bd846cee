import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { createParties } from '../../test/parties.js';
import { refusalOf } from '../../test/refusal.js';
import { BearerGuard } from './bearer.guard.js';
import { IdentityProvider } from './identity.provider.js';
import type { Principal } from './principal.js';
import { RateLimits } from './rate.limits.js';
import { SessionStore } from './session.store.js';

const TOKEN = 'a-token-of-an-officer-0123';
const OTHER = 'a-token-of-a-focal-point-4';

const sha256 = (token: string): string => createHash('sha256').update(token).digest('hex');

let guard: BearerGuard;

beforeAll(async () => {
  const parties = await createParties('senafront');
  const tokens = [
    { sha256: sha256(TOKEN), actor: 'sargento-1', role: 'officer' as const },
    { sha256: sha256(OTHER), actor: 'ana', role: 'focal-point' as const, office: 'meteti' },
  ];
  const config = parties.configOf('senafront', { tokens });
  const sessions = new SessionStore({} as DataSource, config);
  guard = new BearerGuard(config, new IdentityProvider(config), sessions, new RateLimits(config));
});

interface Request {
  readonly headers: { readonly authorization?: string | undefined };
  principal?: Principal;
}

/** Only what the guard asks of Nest. */
function contextOf(request: Request): ExecutionContext {
  return { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
}

async function principalFor(authorization: string): Promise<Principal | undefined> {
  const request: Request = { headers: { authorization } };
  await guard.canActivate(contextOf(request));
  return request.principal;
}

describe('a token', () => {
  it('makes the request that of its principal', async () => {
    expect(await principalFor(`Bearer ${TOKEN}`)).toEqual({ actor: 'sargento-1', role: 'officer' });
    expect(await principalFor(`Bearer ${OTHER}`)).toEqual({
      actor: 'ana',
      role: 'focal-point',
      office: 'meteti',
    });
  });

  it('leaves nothing of itself in the principal', async () => {
    expect(JSON.stringify(await principalFor(`Bearer ${TOKEN}`))).not.toContain(sha256(TOKEN));
  });
});

describe('a request is refused', () => {
  it.each([
    ['without a header', undefined],
    ['with an empty one', ''],
    ['with the scheme alone', 'Bearer'],
    ['with the scheme and a space', 'Bearer '],
    ['with another scheme', `Basic ${TOKEN}`],
    ['with the token alone', TOKEN],
    ['with a token nobody has', 'Bearer a-token-that-nobody-has-99'],
    ['with a token that is too short to be one', 'Bearer short'],
    ['with a token that is too long to be one', `Bearer ${'x'.repeat(4097)}`],
    ['with something after the token', `Bearer ${TOKEN} x`],
    ['with two spaces before it', `Bearer  ${TOKEN}`],
    ['with letters that a header may not have', 'Bearer ñandú-ñandú-ñandú-1'],
    ['with the digest instead of the token', `Bearer ${sha256(TOKEN)}`],
    ['with a name that every object has', 'Bearer constructor______'],
  ])('%s', async (_, authorization) => {
    const request: Request = { headers: { authorization } };
    const refusal = await refusalOf(() => guard.canActivate(contextOf(request)));
    expect(refusal.code).toBe('not-authenticated');
    expect(refusal.status).toBe(401);
    expect(request.principal).toBeUndefined();
  });

  it('without a word of what it carried', async () => {
    const secret = 'a-wrong-token-that-is-secret';
    const request: Request = { headers: { authorization: `Bearer ${secret}` } };
    const refusal = await refusalOf(() => guard.canActivate(contextOf(request)));
    expect(JSON.stringify([refusal.message, refusal.facts, refusal.field])).not.toContain(secret);
  });
});
