import { createHash } from 'node:crypto';
import {
  Inject,
  Injectable,
  createParamDecorator,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { EnlaceError } from '@enlace/contracts';
import type { FastifyRequest } from 'fastify';
import { PARTY_CONFIG } from '../party/party.config.js';
import type { AccessConfig } from './access.config.js';
import { refuseForgery } from './forgery.check.js';
import { IdentityProvider } from './identity.provider.js';
import type { Principal } from './principal.js';
import { RateLimits } from './rate.limits.js';
import { cookieName } from './session.cookie.js';
import { SessionStore, type Session } from './session.store.js';

type Authenticated = FastifyRequest & { principal?: Principal; session?: Session };

/**
 * Finds who asks, by what comes with the request: `Authorization: Bearer …` of a machine, or the cookie of a session.
 * A token of the file is looked up by digest, so timing tells nothing of it. Behind this nothing knows of tokens.
 */
@Injectable()
export class BearerGuard implements CanActivate {
  private readonly principals: ReadonlyMap<string, Principal>;

  constructor(
    @Inject(PARTY_CONFIG) private readonly config: Pick<AccessConfig, 'party' | 'tokens' | 'oidc'>,
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionStore,
    private readonly limits: RateLimits,
  ) {
    this.principals = new Map(config.tokens.map(({ sha256, ...principal }) => [sha256, principal]));
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Authenticated>();
    let principal: Principal;
    try {
      principal = await this.identify(request);
    } catch (error) {
      if (error instanceof EnlaceError && error.status === 401) await this.limits.spend('address', request);
      throw error;
    }
    request.principal = principal;
    await this.limits.spend('user', request);
    await this.limits.spend('agency', request);
    return true;
  }

  private async identify(request: Authenticated): Promise<Principal> {
    const { authorization } = request.headers;
    // Who sends both means the token: a cookie comes along by itself.
    if (authorization !== undefined) return this.byToken(authorization);
    const { oidc, party } = this.config;
    const id = oidc && request.cookies?.[cookieName('session', party, oidc)];
    const session = id ? await this.sessions.find(id) : undefined;
    if (!oidc || !session) throw unknown(oidc ? 'Log in at /auth/login, or send' : 'Send');
    refuseForgery(request.method, request.headers, oidc.publicUrl);
    request.session = session;
    return session.principal;
  }

  private async byToken(authorization: string): Promise<Principal> {
    const token = /^Bearer ([\x21-\x7e]{16,4096})$/.exec(authorization)?.[1];
    if (token === undefined) throw unknown('Send');
    const principal = this.principals.get(createHash('sha256').update(token).digest('hex'));
    if (principal) return principal;
    if (this.config.oidc && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return this.provider.principalOf(token);
    throw unknown('Send');
  }
}

function unknown(advice: string): EnlaceError {
  return new EnlaceError(
    'not-authenticated',
    `No valid token came with the request. ${advice} "Authorization: Bearer <token>".`,
  );
}

/** The principal that the guard found. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<Authenticated>();
  if (!principal) throw new EnlaceError('not-authenticated', 'The route has no guard.');
  return principal;
});

/** The session that the guard found; none for a machine. */
export const CallerSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): Session | undefined =>
    context.switchToHttp().getRequest<Authenticated>().session,
);
