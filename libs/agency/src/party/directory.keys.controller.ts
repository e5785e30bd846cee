import { Controller, Get, Inject } from '@nestjs/common';
import { PARTY_CONFIG, type PartyConfig } from './party.config.js';

/** The public keys of this party, as a JWKS (RFC 7517). Others pin them; nobody trusts this address at run time. */
@Controller('.well-known/jwks.json')
export class DirectoryKeysController {
  constructor(@Inject(PARTY_CONFIG) private readonly config: PartyConfig) {}

  @Get()
  read(): unknown {
    return this.config.publicJwks;
  }
}
