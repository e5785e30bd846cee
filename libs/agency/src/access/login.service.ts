import { Injectable } from '@nestjs/common';
import { EnlaceError } from '@enlace/contracts';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
} from 'openid-client';
import { IdentityProvider } from './identity.provider.js';
import { beginAttempt, resumeAttempt, type LoginAttempt } from './login.attempt.js';
import type { OidcOptions } from './oidc.config.js';
import { SessionStore } from './session.store.js';

/** Logs people in by the authorization code flow with PKCE. No token of the provider ever reaches the browser. */
@Injectable()
export class LoginService {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionStore,
  ) {}

  async begin(returnTo: string): Promise<{ readonly attempt: LoginAttempt; readonly url: URL }> {
    const client = await this.provider.client();
    const attempt = beginAttempt(returnTo);
    const url = buildAuthorizationUrl(client, {
      redirect_uri: callbackUrl(this.options()).href,
      scope: 'openid',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { attempt, url };
  }

  /**
   * @param search what the provider sent back, as it stands in the address
   * @param replaced the session that this browser had until now
   * @throws EnlaceError `login-failed` when it was not this browser that left, or not somebody who may come in
   */
  async finish(
    search: string,
    cookie: string | undefined,
    replaced: string | undefined,
  ): Promise<{ readonly session: string; readonly returnTo: string }> {
    const attempt = resumeAttempt(cookie);
    if (!attempt) throw failed('It was not begun in this browser, or too long ago');
    const client = await this.provider.client();
    const answer = callbackUrl(this.options());
    answer.search = search;
    const tokens = await authorizationCodeGrant(client, answer, {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
      idTokenExpected: true,
    }).catch((cause: unknown) => {
      throw failed('The identity provider refused it, or answered something else than was asked', cause);
    });
    const principal = this.provider.principal({ ...tokens.claims() });
    const session = await this.sessions.begin(principal, tokens.id_token ?? '', replaced);
    return { session, returnTo: attempt.returnTo };
  }

  /** @returns where the session at the provider is ended, when the provider offers that */
  async end(session: string): Promise<string | null> {
    const idToken = await this.sessions.end(session);
    if (idToken === undefined) return null;
    // The session here has ended; that the provider is away takes nothing from that.
    const client = await this.provider.client().catch(() => undefined);
    if (client?.serverMetadata().end_session_endpoint === undefined) return null;
    const { publicUrl } = this.options();
    return buildEndSessionUrl(client, {
      id_token_hint: idToken,
      post_logout_redirect_uri: new URL('/docs', publicUrl).href,
    }).href;
  }

  private options(): OidcOptions {
    const { options } = this.provider;
    if (options) return options;
    throw new EnlaceError('not-found', 'Nobody logs in here: this institution has no identity provider.');
  }
}

function callbackUrl({ publicUrl }: OidcOptions): URL {
  return new URL('/auth/callback', publicUrl);
}

function failed(why: string, cause?: unknown): EnlaceError {
  return new EnlaceError('login-failed', `Nobody was logged in. ${why}. Begin again at /auth/login.`, {
    cause,
  });
}
