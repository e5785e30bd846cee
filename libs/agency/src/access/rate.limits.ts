import rateLimit from '@fastify/rate-limit';
import { Inject, Injectable } from '@nestjs/common';
import { EnlaceError } from '@enlace/contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PARTY_CONFIG } from '../party/party.config.js';
import type { AccessConfig } from './access.config.js';
import type { Principal } from './principal.js';

export type Purse = 'address' | 'user' | 'agency';
type Limiter = ReturnType<FastifyInstance['createRateLimit']>;

/**
 * How much one may ask in a minute: one address without being let in, one person or machine, and all of the institution
 * together. Whoever shows a good credential is never turned away for the failures of others behind the same address: a
 * whole border post has one.
 */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<Purse, Limiter>();

  constructor(@Inject(PARTY_CONFIG) private readonly config: Pick<AccessConfig, 'rates'>) {}

  /** To be called before the app listens; until then nothing is limited. */
  async attach(server: FastifyInstance): Promise<void> {
    await server.register(rateLimit, { global: false, timeWindow: '1 minute' });
    const keys: Readonly<Record<Purse, (request: FastifyRequest) => string>> = {
      address: ({ ip }) => ip,
      user: (request) => (request as FastifyRequest & { principal?: Principal }).principal?.actor ?? '',
      agency: () => 'all',
    };
    for (const purse of ['address', 'user', 'agency'] as const) {
      const max = this.config.rates[purse];
      if (max > 0) this.limiters.set(purse, server.createRateLimit({ max, keyGenerator: keys[purse] }));
    }
  }

  /** @throws EnlaceError `too-many-requests`, with the seconds until it may be tried again */
  async spend(purse: Purse, request: FastifyRequest): Promise<void> {
    const left = await this.limiters.get(purse)?.(request);
    if (left === undefined || left.isAllowed || !left.isExceeded) return;
    throw new EnlaceError(
      'too-many-requests',
      `More was asked in a minute than one ${purse} may ask. Nothing was done; send it again later.`,
      { facts: { retryAfter: Math.max(1, left.ttlInSeconds) } },
    );
  }
}
