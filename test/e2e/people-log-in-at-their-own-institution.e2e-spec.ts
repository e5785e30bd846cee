import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PartyId, Role } from '@enlace/contracts';
import { LoginBrowser } from '../../apps/sandbox/src/journeys/login.browser.js';
import { MachineTokens } from '../../apps/sandbox/src/journeys/machine.tokens.js';
import { startExchange, type Exchange } from '../support/exchange.js';
import { flagBody } from '../support/flag.body.js';

let exchange: Exchange;

beforeAll(async () => {
  exchange = await startExchange('redis', { login: true });
});
afterAll(() => exchange.stop());

const urlOf = (party: PartyId): string =>
  exchange.members.find((member) => member.party === party)?.url ?? '';

function person(party: PartyId, role: Role): { user: string; password: string } {
  const found = exchange.login.accounts.people.find((one) => one.party === party && one.role === role);
  if (found) return found;
  throw new Error(`Nobody is ${role} at ${party}.`);
}

async function logIn(party: PartyId, role: Role, at: PartyId = party): Promise<[LoginBrowser, Response]> {
  const browser = new LoginBrowser();
  const { user, password } = person(party, role);
  return [browser, await browser.logIn(urlOf(at), user, password)];
}

const codeOf = async (response: Response): Promise<unknown> => [
  response.status,
  ((await response.json()) as { code?: string }).code,
];

function post(browser: LoginBrowser, headers: Record<string, string>): Promise<Response> {
  return browser.send(`${urlOf('senafront')}/api/v1/flags/preview`, {
    method: 'POST',
    body: JSON.stringify(flagBody()),
    headers: { 'content-type': 'application/json', ...headers },
  });
}

describe('nobody is logged in', () => {
  it('who is of another institution, although the provider vouches for them', async () => {
    const [browser, answer] = await logIn('onpar', 'focal-point', 'senafront');
    expect(await codeOf(answer)).toEqual([401, 'login-failed']);
    expect((await browser.send(`${urlOf('senafront')}/auth/me`)).status).toBe(401);
  });

  it('with a wrong password', async () => {
    const browser = new LoginBrowser();
    const { user } = person('senafront', 'officer');
    const answer = await browser.logIn(urlOf('senafront'), user, 'not-the-password');
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('El usuario o la contraseña no son correctos');
    expect((await browser.send(`${urlOf('senafront')}/auth/me`)).status).toBe(401);
  });

  it('by an answer that another browser asked for, or that nobody did', async () => {
    const victim = new LoginBrowser();
    await victim.open(`${urlOf('senafront')}/auth/login`);
    for (const search of ['?code=stolen&state=guessed', '?error=access_denied', '']) {
      for (const browser of [victim, new LoginBrowser()]) {
        const answer = await browser.send(`${urlOf('senafront')}/auth/callback${search}`);
        expect(await codeOf(answer)).toEqual([401, 'login-failed']);
      }
    }
  });

  it('and nobody is sent to another site afterwards', async () => {
    const elsewhere = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '',
    ];
    for (const where of elsewhere) {
      const url = `${urlOf('senafront')}/auth/login?returnTo=${encodeURIComponent(where)}`;
      expect([where, ...((await codeOf(await new LoginBrowser().send(url))) as [])]).toEqual([
        where,
        422,
        'validation-failed',
      ]);
    }
  });
});

describe('whoever has logged in', () => {
  it('is the person that the provider names, in the role that it names', async () => {
    const [, answer] = await logIn('senafront', 'officer');
    expect(await answer.json()).toMatchObject({
      agency: 'senafront',
      actor: 'sargento.prueba@senafront',
      role: 'officer',
      office: null,
    });
  });

  it('has a cookie that no script reads, and no token of the provider', async () => {
    const browser = new LoginBrowser();
    const { user, password } = person('senafront', 'officer');
    const lines: string[] = [];
    const send = browser.send.bind(browser);
    browser.send = async (...args) => {
      const response = await send(...args);
      if (response.url.startsWith(urlOf('senafront'))) lines.push(...response.headers.getSetCookie());
      return response;
    };
    await browser.logIn(urlOf('senafront'), user, password);
    const session = lines.find((line) => line.startsWith('enlace-senafront-session='));
    expect(session).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(session).toMatch(/^[^=]+=[\w-]{43};/);
    expect(lines.join()).not.toContain('eyJ');
    const stored = await exchange.rows<{ all: string }>(
      'senafront',
      'SELECT access_session::text AS all FROM access_session',
    );
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.map((row) => row.all).join()).not.toContain(
      browser.cookie('enlace-senafront-session') ?? '-',
    );
  });

  it('may do what the role may, and no more', async () => {
    const [browser] = await logIn('senafront', 'officer');
    expect((await post(browser, { 'x-enlace-csrf': '1', origin: urlOf('senafront') })).status).toBe(200);
    const figures = await browser.send(`${urlOf('senafront')}/api/v1/figures`);
    expect(await codeOf(figures)).toEqual([403, 'not-allowed']);
  });

  it('is somebody at one institution alone', async () => {
    const [browser] = await logIn('senafront', 'officer');
    expect((await browser.send(`${urlOf('snm')}/auth/me`)).status).toBe(401);
  });

  it('changes nothing for a page of somebody else', async () => {
    const [browser] = await logIn('senafront', 'officer');
    const own = urlOf('senafront');
    const forged: readonly Record<string, string>[] = [
      { origin: own },
      { origin: 'https://evil.example', 'x-enlace-csrf': '1' },
      { origin: urlOf('snm'), 'x-enlace-csrf': '1' },
      { origin: 'null', 'x-enlace-csrf': '1' },
      { origin: own, 'sec-fetch-site': 'same-site', 'x-enlace-csrf': '1' },
      { origin: own, 'sec-fetch-site': 'cross-site', 'x-enlace-csrf': '1' },
    ];
    for (const headers of forged)
      expect(await codeOf(await post(browser, headers))).toEqual([403, 'origin-not-allowed']);
    const read = await browser.send(`${own}/api/v1/places`, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(await codeOf(read)).toEqual([403, 'origin-not-allowed']);
  });

  it('gets a new session with every login, and the one before it ends', async () => {
    const [browser] = await logIn('senafront', 'officer');
    const before = browser.cookie('enlace-senafront-session') ?? '';
    await browser.open(`${urlOf('senafront')}/auth/login`);
    const after = browser.cookie('enlace-senafront-session') ?? '';
    expect(after).not.toBe(before);
    const old = await fetch(`${urlOf('senafront')}/auth/me`, {
      headers: { cookie: `enlace-senafront-session=${before}` },
    });
    expect(old.status).toBe(401);
  });

  it('is nobody any more after the logout, here and at the provider', async () => {
    const [browser] = await logIn('senafront', 'officer');
    const cookie = browser.cookie('enlace-senafront-session') ?? '';
    const ended = await browser.send(`${urlOf('senafront')}/auth/logout`, { method: 'POST' });
    const { endSessionUrl } = (await ended.json()) as { endSessionUrl: string };
    expect(endSessionUrl).toMatch(new RegExp(`^${exchange.login.issuer}/`));
    expect(browser.cookie('enlace-senafront-session')).toBeUndefined();
    const stolen = await fetch(`${urlOf('senafront')}/auth/me`, {
      headers: { cookie: `enlace-senafront-session=${cookie}` },
    });
    expect(stolen.status).toBe(401);
    expect(await (await browser.open(endSessionUrl)).text()).toContain('Cerrar la sesión');
  });

  it('is nobody any more when nothing was asked for too long, or when the session is too old', async () => {
    for (const change of [`seen_at = now() - interval '16 minutes'`, `ends_at = now()`]) {
      const [browser] = await logIn('senafront', 'officer');
      expect((await browser.send(`${urlOf('senafront')}/auth/me`)).status).toBe(200);
      await exchange.rows('senafront', `UPDATE access_session SET ${change}`);
      expect((await browser.send(`${urlOf('senafront')}/auth/me`)).status).toBe(401);
    }
  });
});

describe('a machine', () => {
  const bearer = async (party: PartyId, role: Role): Promise<{ authorization: string }> => {
    const machine = exchange.login.accounts.machines.find((one) => one.party === party && one.role === role);
    if (!machine) throw new Error(`No machine is ${role} at ${party}.`);
    return { authorization: `Bearer ${await new MachineTokens(exchange.login.issuer).tokenOf(machine)}` };
  };

  it('is nobody at another institution', async () => {
    for (const other of ['senafront', 'audit'] as const) {
      const answer = await fetch(`${urlOf(other)}/auth/me`, { headers: await bearer('onpar', 'operator') });
      expect(await codeOf(answer)).toEqual([401, 'not-authenticated']);
    }
  });

  it('is whom its client stands for at its own, without a header against forgery', async () => {
    const headers = await bearer('senafront', 'officer');
    const answer = await fetch(`${urlOf('senafront')}/api/v1/flags/preview`, {
      method: 'POST',
      body: JSON.stringify(flagBody()),
      headers: { ...headers, 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(200);
    const me = await fetch(`${urlOf('senafront')}/auth/me`, { headers });
    expect(await me.json()).toMatchObject({ actor: 'maquina.officer@senafront', endsAt: null });
  });
});

describe('an answer in a browser', () => {
  it('may run nothing, be framed by nobody and stay in no cache', async () => {
    const { headers } = await fetch(`${urlOf('senafront')}/auth/me`);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('is the description of the API, which runs its own script and no other', async () => {
    const page = await fetch(`${urlOf('senafront')}/docs`);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    const html = await page.text();
    expect(html).not.toMatch(/<script>|<script [^>]*>\s*[^<\s]/);
    const sources = [...html.matchAll(/src=["']([^"']+)["']/g)].map(([, source]) => source ?? '');
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) {
      const script = await fetch(new URL(source, page.url));
      // Read to the end: what is left on a connection keeps the institution from closing it.
      expect([script.status, (await script.text()).length > 0]).toEqual([200, true]);
    }
  });
});
