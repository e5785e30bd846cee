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
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';
import type { Principal } from './principal.js';

type Authenticated = FastifyRequest & { principal?: Principal };

/** Turns `Authorization: Bearer …` into a principal. Tokens are looked up by digest, so timing tells nothing of them. */
@Injectable()
export class BearerGuard implements CanActivate {
  private readonly principals: ReadonlyMap<string, Principal>;

  constructor(@Inject(PARTY_CONFIG) config: Pick<PartyConfig, 'tokens'>) {
    this.principals = new Map(config.tokens.map(({ sha256, ...principal }) => [sha256, principal]));
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Authenticated>();
    const token = /^Bearer ([\x21-\x7e]{16,512})$/.exec(request.headers.authorization ?? '')?.[1];
    const principal = token && this.principals.get(createHash('sha256').update(token).digest('hex'));
    if (!principal) {
      throw new EnlaceError(
        'not-authenticated',
        'No valid token came with the request. Send "Authorization: Bearer <token>".',
      );
    }
    request.principal = principal;
    return true;
  }
}

/** The principal that the guard found. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<Authenticated>();
  if (!principal) throw new EnlaceError('not-authenticated', 'The route has no guard.');
  return principal;
});
