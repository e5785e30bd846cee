import type { Machine } from '../provider/account.list.js';

/** Gets access tokens for client credentials, and a new one before the old one ends. */
export class MachineTokens {
  private readonly known = new Map<string, { readonly token: string; readonly until: number }>();

  constructor(private readonly issuer: string) {}

  async tokenOf({ clientId, clientSecret }: Machine): Promise<string> {
    const known = this.known.get(clientId);
    if (known && known.until > Date.now()) return known.token;
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }),
    });
    if (!response.ok) throw new Error(`The provider answered ${response.status} to ${clientId}`);
    const { access_token: token, expires_in: seconds } = (await response.json()) as {
      access_token: string;
      expires_in: number;
    };
    this.known.set(clientId, { token, until: Date.now() + seconds * 500 });
    return token;
  }
}
