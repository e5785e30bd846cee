import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { PartyId } from '@enlace/contracts';
import { Provider, errors } from 'oidc-provider';
import { findPerson, type Accounts } from './account.list.js';
import { PAGE_HEADERS, faultPage, loginPage } from './login.page.js';
import { clientIdOf, providerSettings, titleOf, type ProviderKeys } from './provider.settings.js';

export interface RunningProvider {
  readonly issuer: string;
  close(): Promise<void>;
}

/** A real OpenID Connect provider on this machine, with people who do not exist. */
export async function startProvider(options: {
  readonly port: number;
  readonly accounts: Accounts;
  readonly keys: ProviderKeys;
  readonly publicUrls: ReadonlyMap<PartyId, string>;
}): Promise<RunningProvider> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, providerSettings(options.accounts, options.keys, options.publicUrls));
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const page = /^\/entrar\/[\w-]+$/.test(request.url ?? '');
    const answered = page ? logIn(provider, options.accounts, request, response) : answer(request, response);
    answered.catch((error: unknown) => {
      const status = error instanceof errors.OIDCProviderError ? error.statusCode : 500;
      response.writeHead(status, PAGE_HEADERS).end(faultPage());
    });
  });
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The page of one login that is under way in this browser, which its cookie proves. */
async function logIn(
  provider: Provider,
  { people }: Accounts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const party = people.find((person) => clientIdOf(person.party) === params['client_id'])?.party;
  if (party === undefined) throw new Error('No institution of the sandbox asked for this login.');
  if (request.method !== 'POST') {
    response.writeHead(200, PAGE_HEADERS).end(loginPage(titleOf(party), false));
    return;
  }
  const form = new URLSearchParams((await text(request)).slice(0, 2_000));
  const person = findPerson(people, form.get('user') ?? '', form.get('password') ?? '');
  if (person) {
    await provider.interactionFinished(request, response, { login: { accountId: person.user } });
  } else {
    response.writeHead(401, PAGE_HEADERS).end(loginPage(titleOf(party), true));
  }
}
