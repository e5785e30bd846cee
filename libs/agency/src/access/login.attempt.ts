import { createHmac, randomBytes } from 'node:crypto';
import { LoginQuery } from '@enlace/contracts';

/**
 * What the browser keeps between leaving for the provider and coming back. State, nonce and verifier all come of one
 * secret that stands in a cookie of that browser alone, so that nothing is stored here: a table of begun logins could be
 * filled by anybody.
 */
export interface LoginAttempt {
  readonly cookie: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

export const ATTEMPT_SECONDS = 600;

export function beginAttempt(returnTo: string): LoginAttempt {
  return attemptOf(randomBytes(32).toString('base64url'), returnTo);
}

/** @returns `undefined` for a cookie that is none of ours */
export function resumeAttempt(cookie: string | undefined): LoginAttempt | undefined {
  const [, secret, path] = /^([\w-]{43})\.([\w-]{2,700})$/.exec(cookie ?? '') ?? [];
  if (secret === undefined || path === undefined) return undefined;
  const checked = LoginQuery.safeParse({ returnTo: Buffer.from(path, 'base64url').toString() });
  return checked.success ? attemptOf(secret, checked.data.returnTo) : undefined;
}

function attemptOf(secret: string, returnTo: string): LoginAttempt {
  const derive = (what: string): string => createHmac('sha256', secret).update(what).digest('base64url');
  return {
    cookie: `${secret}.${Buffer.from(returnTo).toString('base64url')}`,
    state: derive('state'),
    nonce: derive('nonce'),
    verifier: derive('verifier'),
    returnTo,
  };
}
