import { Controller, Get, Inject } from '@nestjs/common';
import { stateOf, type KeyState, type PublicJwk } from '@enlace/security';
import { PARTY_CONFIG, type PartyConfig } from './party.config.js';

/**
 * The public keys of this party as its own directory has them, as a JWKS (RFC 7517) with what each of them is now. Others
 * pin them; nobody trusts this address at run time.
 */
@Controller('.well-known/jwks.json')
export class DirectoryKeysController {
  constructor(@Inject(PARTY_CONFIG) private readonly config: PartyConfig) {}

  @Get()
  read(): { keys: (PublicJwk & { state: KeyState })[] } {
    const keys = this.config.directory.keysOf(this.config.party);
    const now = Date.now();
    const alike = (use: PublicJwk['use']): PublicJwk[] => keys.filter((key) => key.use === use);
    return { keys: keys.map((key) => ({ ...key, state: stateOf(key, alike(key.use), now) })) };
  }
}
