import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { PartyId } from '@enlace/contracts';
import type { Environment } from '@enlace/platform';
import { exportJWK, generateKeyPair } from 'jose';
import { drawAccounts, type Accounts } from '../provider/account.list.js';
import { startProvider } from '../provider/provider.server.js';
import { clientIdOf, type ProviderKeys } from '../provider/provider.settings.js';
import { keepFile } from './identity.store.js';
import type { Member } from './member.list.js';

/** The identity provider of the sandbox and who has an account there. */
export interface FleetLogin {
  readonly issuer: string;
  readonly accounts: Accounts;
  /** What a member needs to know of it. */
  environmentOf(party: PartyId): Environment;
  close(): Promise<void>;
}

/** @param publicUrls where each member will listen: the provider sends browsers nowhere else */
export async function startLogin(
  folder: string,
  members: readonly Member[],
  port: number,
  publicUrls: ReadonlyMap<PartyId, string>,
): Promise<FleetLogin> {
  const accounts = await keepFile<Accounts>(join(folder, 'accounts.json'), () => drawAccounts(members));
  const keys = await keepFile<ProviderKeys>(join(folder, 'provider.json'), drawKeys);
  const provider = await startProvider({ port, accounts, keys, publicUrls });
  return {
    issuer: provider.issuer,
    accounts,
    environmentOf: (party) => ({
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: clientIdOf(party),
      OIDC_CLIENT_SECRET: accounts.parties[party],
      PUBLIC_URL: publicUrls.get(party),
    }),
    close: () => provider.close(),
  };
}

async function drawKeys(): Promise<ProviderKeys> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'ES256', kid: 'sandbox' };
  return { signing, cookie: randomBytes(32).toString('base64url') };
}
