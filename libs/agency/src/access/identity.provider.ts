import { Inject, Injectable } from '@nestjs/common';
import { EnlaceError } from '@enlace/contracts';
import { createRemoteJWKSet, errors, importPKCS8, jwtVerify, type JWTVerifyGetKey } from 'jose';
import {
  ClientSecretPost,
  PrivateKeyJwt,
  allowInsecureRequests,
  discovery,
  enableNonRepudiationChecks,
  type ClientAuth,
  type Configuration,
} from 'openid-client';
import { PARTY_CONFIG } from '../party/party.config.js';
import type { AccessConfig } from './access.config.js';
import { readPrincipal } from './claim.reader.js';
import type { OidcOptions } from './oidc.config.js';
import type { Principal } from './principal.js';

interface Discovered {
  readonly client: Configuration;
  readonly keys: JWTVerifyGetKey;
}

const SECONDS = 5;
/** Public-key signatures alone. `none` signs nothing, and HS256 would take the public key for a shared secret. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256'];

/**
 * The one identity provider that this party trusts. It is asked who it is when somebody first needs it and not at boot:
 * the exchange carries messages also while the provider is away.
 */
@Injectable()
export class IdentityProvider {
  private discovered: Promise<Discovered> | undefined;

  constructor(@Inject(PARTY_CONFIG) private readonly config: AccessConfig) {}

  get options(): OidcOptions | undefined {
    return this.config.oidc;
  }

  /** @throws EnlaceError `not-found` where nobody logs in, `unavailable` while the provider is away */
  async client(): Promise<Configuration> {
    return (await this.discover()).client;
  }

  /**
   * Who a machine is, by the access token it got for its client credentials.
   *
   * @throws EnlaceError `not-authenticated` for a token that is not good, `login-failed` for one that is, of somebody
   * who has nothing to do here
   */
  async principalOf(token: string): Promise<Principal> {
    const { client, keys } = await this.discover();
    const options = this.required();
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: client.serverMetadata().issuer,
        audience: options.audience,
        algorithms: ALGORITHMS,
        clockTolerance: SECONDS,
        maxTokenAge: '1 hour',
        requiredClaims: ['exp', 'iat', 'sub'],
      });
      return { ...this.principal(payload), machine: true };
    } catch (cause) {
      if (cause instanceof EnlaceError) throw cause;
      if (isAway(cause)) throw away(cause);
      throw new EnlaceError(
        'not-authenticated',
        'The access token is not valid here, or not any more. Get a new one for this institution.',
      );
    }
  }

  principal(claims: Readonly<Record<string, unknown>>): Principal {
    const { party, offices } = this.config;
    return readPrincipal(claims, party, this.required().claims, offices[party] ?? []);
  }

  private required(): OidcOptions {
    if (this.config.oidc) return this.config.oidc;
    throw new EnlaceError('not-found', 'Nobody logs in here: this institution has no identity provider.');
  }

  private discover(): Promise<Discovered> {
    const options = this.required();
    this.discovered ??= discover(options).catch((cause: unknown) => {
      this.discovered = undefined;
      throw away(cause);
    });
    return this.discovered;
  }
}

async function discover({ issuer, clientId, proof }: OidcOptions): Promise<Discovered> {
  const client = await discovery(issuer, clientId, undefined, await authenticationBy(proof), {
    timeout: SECONDS,
    execute: issuer.protocol === 'http:' ? [allowInsecureRequests] : [],
  });
  const { jwks_uri = '', token_endpoint = '' } = client.serverMetadata();
  // What the document says decides whom we ask for keys and give our secret: it may not send us elsewhere.
  for (const url of [jwks_uri, token_endpoint]) {
    if (!URL.canParse(url) || new URL(url).origin !== issuer.origin) {
      throw new Error('The provider names an endpoint of another origin.');
    }
  }
  enableNonRepudiationChecks(client);
  const keys = createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: SECONDS * 1_000 });
  return { client, keys };
}

/** A key of its own proves the party without ever leaving it; the algorithm is the one that the key is for. */
async function authenticationBy(proof: OidcOptions['proof']): Promise<ClientAuth> {
  if ('secret' in proof) return ClientSecretPost(proof.secret);
  const algorithms: Readonly<Record<string, string>> = { ed25519: 'EdDSA', ec: 'ES256', rsa: 'PS256' };
  const pem = proof.key.export({ type: 'pkcs8', format: 'pem' });
  return PrivateKeyJwt(await importPKCS8(pem, algorithms[proof.key.asymmetricKeyType ?? ''] ?? 'ES256'));
}

function isAway(cause: unknown): boolean {
  if (cause instanceof errors.JWKSTimeout) return true;
  return !(cause instanceof errors.JOSEError);
}

function away(cause: unknown): EnlaceError {
  return new EnlaceError(
    'unavailable',
    'The identity provider of this institution does not answer as it should. Try again later.',
    { cause },
  );
}
