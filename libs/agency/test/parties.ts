import type { PartyId } from '@enlace/contracts';
import {
  KeyDirectory,
  KeyRing,
  WrappingKeys,
  generateKeys,
  generateWrappingKey,
  publicKeys,
  type PrivateJwk,
} from '@enlace/security';
import type { PartyConfig } from '../src/party/party.config.js';

/** Real keys of several parties, each known to all. */
export interface Parties {
  readonly directory: KeyDirectory;
  ringOf(party: PartyId): KeyRing;
  configOf(party: PartyId, changes?: Partial<PartyConfig>): PartyConfig;
}

export async function createParties(...ids: readonly PartyId[]): Promise<Parties> {
  const keys = new Map<PartyId, { keys: PrivateJwk[] }>();
  for (const id of ids) keys.set(id, await generateKeys(id));
  const directory = new KeyDirectory(
    Object.fromEntries([...keys].map(([id, jwks]) => [id, publicKeys(jwks)] as const)),
  );
  const jwksOf = (party: PartyId): { keys: PrivateJwk[] } => {
    const jwks = keys.get(party);
    if (!jwks) throw new Error(`The test asks for ${party}, whom it gave no keys.`);
    return jwks;
  };
  const rings = new Map(ids.map((id) => [id, new KeyRing(id, jwksOf(id))] as const));
  const ringOf = (party: PartyId): KeyRing => rings.get(party) ?? new KeyRing(party, jwksOf(party));
  return {
    directory,
    ringOf,
    configOf: (party, changes = {}) => ({
      party,
      host: '127.0.0.1',
      port: 0,
      databaseUrl: 'postgres://nowhere/nothing',
      databasePool: 5,
      migrations: 'run',
      requestsMost: 1_000,
      broker: { backend: 'redis', url: 'redis://nowhere' },
      concurrency: 1,
      ring: ringOf(party),
      directory,
      dataKeys: new WrappingKeys([generateWrappingKey()]),
      keysPollMilliseconds: 100,
      offices: {},
      tokens: [],
      oidc: undefined,
      trustedProxies: false,
      rates: { address: 0, user: 0, agency: 0 },
      logLevel: 'silent',
      retry: { baseSeconds: 5, capSeconds: 300 },
      pollMilliseconds: 500,
      historyDays: undefined,
      retentionDays: undefined,
      limits: { overdueAttempts: 6, auditSilenceSeconds: 300, demandHours: 24 },
      reconcile: { every: 0, settle: 0 },
      ...changes,
    }),
  };
}
