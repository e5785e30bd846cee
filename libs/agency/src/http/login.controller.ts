import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EnlaceError, LoggedOut, LoginQuery, Me, NoBody } from '@enlace/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BearerGuard, Caller, CallerSession } from '../access/bearer.guard.js';
import { ATTEMPT_SECONDS } from '../access/login.attempt.js';
import { LoginService } from '../access/login.service.js';
import type { OidcOptions } from '../access/oidc.config.js';
import type { Principal } from '../access/principal.js';
import { RateLimits } from '../access/rate.limits.js';
import { cookieName, cookieOptions } from '../access/session.cookie.js';
import type { Session } from '../access/session.store.js';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';

/** Where a browser logs in and out. A machine needs none of this: it brings a bearer token. */
@ApiTags('login')
@Controller('auth')
export class LoginController {
  private readonly options: OidcOptions;
  private readonly session: string;
  private readonly login: string;

  constructor(
    private readonly logins: LoginService,
    private readonly limits: RateLimits,
    @Inject(PARTY_CONFIG) private readonly config: PartyConfig,
  ) {
    if (!config.oidc)
      throw new EnlaceError('configuration-invalid', 'There is no login without OIDC_ISSUER.');
    this.options = config.oidc;
    this.session = cookieName('session', config.party, config.oidc);
    this.login = cookieName('login', config.party, config.oidc);
  }

  @Get('login')
  @ApiOperation({ summary: 'Sends the browser to the identity provider of this institution', security: [] })
  async begin(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query({ schema: LoginQuery }) { returnTo }: LoginQuery,
  ): Promise<void> {
    await this.limits.spend('address', request);
    const { attempt, url } = await this.logins.begin(returnTo);
    await reply
      .setCookie(this.login, attempt.cookie, cookieOptions(this.options, ATTEMPT_SECONDS))
      .header('cache-control', 'no-store')
      .redirect(url.href, 302);
  }

  @Get('callback')
  @ApiOperation({
    summary: 'Where the identity provider sends the browser back; begins the session',
    security: [],
  })
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.limits.spend('address', request);
    const { cookies, url } = request;
    // One attempt, one answer: also of a login that fails nothing is left to try again with.
    void reply.clearCookie(this.login, cookieOptions(this.options, 0)).header('cache-control', 'no-store');
    const search = url.slice((url.indexOf('?') + 1 || url.length + 1) - 1);
    const { session, returnTo } = await this.logins.finish(
      search,
      cookies[this.login],
      cookies[this.session],
    );
    const lasts = this.options.session.hours * 3_600;
    await reply
      .setCookie(this.session, session, cookieOptions(this.options, lasts))
      .redirect(new URL(returnTo, this.options.publicUrl).href, 303);
  }

  @Post('logout')
  @HttpCode(200)
  @UseGuards(BearerGuard)
  @ApiOperation({ summary: 'Ends the session, and says where to end that at the identity provider' })
  @ApiHeader({ name: 'X-Enlace-CSRF', required: true, description: '1; a form cannot send it' })
  @ApiOkResponse({ standardSchema: LoggedOut })
  async end(
    @Req() { cookies }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: NoBody }) _: object,
  ): Promise<LoggedOut> {
    void reply.clearCookie(this.session, cookieOptions(this.options, 0)).header('cache-control', 'no-store');
    return { endSessionUrl: await this.logins.end(cookies[this.session] ?? '') };
  }

  @Get('me')
  @UseGuards(BearerGuard)
  @ApiOperation({ summary: 'Who the caller is here' })
  @ApiOkResponse({ standardSchema: Me })
  me(@Caller() { actor, role, office }: Principal, @CallerSession() session: Session | undefined): Me {
    return {
      agency: this.config.party,
      actor,
      role,
      office: office ?? null,
      endsAt: session?.endsAt.toISOString() ?? null,
    };
  }
}
