import type { PartyId } from '@enlace/contracts';
import { Pool } from 'pg';
import { execute } from '../../../apps/sandbox/src/servers/postgres.session.js';

/** The databases of the parties, past every party and every proxy: what the run looks at, nobody else needs. */
export class PartyDatabases {
  private readonly pools = new Map<string, Pool>();

  constructor(
    private readonly serverUrl: string,
    private readonly urls: ReadonlyMap<PartyId, string>,
  ) {}

  get parties(): PartyId[] {
    return [...this.urls.keys()];
  }

  urlOf(party: PartyId): string {
    const url = this.urls.get(party);
    if (url === undefined) throw new Error(`${party} has no database.`);
    return url;
  }

  nameOf(party: PartyId): string {
    return new URL(this.urlOf(party)).pathname.slice(1);
  }

  async rows<T extends object>(party: PartyId, sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return (await this.poolOf(party).query<T>(sql, [...values])).rows;
  }

  /** Runs statements as the superuser, in a database that no fault touches. */
  administer(...statements: readonly string[]): Promise<void> {
    return execute(this.serverUrl, statements);
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private poolOf(party: PartyId): Pool {
    const known = this.pools.get(party);
    if (known !== undefined) return known;
    const pool = new Pool({ connectionString: this.urlOf(party), max: 2 });
    // A server that is killed takes idle connections with it; the next query opens another.
    pool.on('error', () => undefined);
    this.pools.set(party, pool);
    return pool;
  }
}
