import { describe, expect, it } from '@jest/globals';
import type { OidcOptions } from './oidc.config.js';
import { cookieName, cookieOptions } from './session.cookie.js';

const at = (url: string): OidcOptions => ({ publicUrl: new URL(url) }) as OidcOptions;

describe('the cookie of a session', () => {
  it('is bound by the browser to this host, over TLS, wherever there is TLS', () => {
    const options = at('https://enlace.example');
    expect(cookieName('session', 'onpar', options)).toBe('__Host-enlace-onpar-session');
    expect(cookieOptions(options, 60)).toEqual({
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: true,
      maxAge: 60,
    });
  });

  it('never names a domain, which would show it to the neighbours', () => {
    expect(cookieOptions(at('https://enlace.example'), 60)).not.toHaveProperty('domain');
  });

  it('is of one institution and one purpose, also where all share a host', () => {
    const options = at('http://127.0.0.1:4100');
    const names = (['onpar', 'snm'] as const).flatMap((party) =>
      (['session', 'login'] as const).map((kind) => cookieName(kind, party, options)),
    );
    expect(new Set(names).size).toBe(4);
    expect(names.join()).not.toContain('__Host-');
  });
});
