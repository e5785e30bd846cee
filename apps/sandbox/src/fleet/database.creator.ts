import { inSession } from '../servers/postgres.session.js';

/** One database for each name, made unless it is there. @returns their URLs by name */
export async function createDatabases(
  serverUrl: string,
  names: readonly string[],
  prefix: string,
): Promise<ReadonlyMap<string, string>> {
  await inSession(serverUrl, async (client) => {
    const found = await client.query<{ datname: string }>('SELECT datname FROM pg_database');
    const known = new Set(found.rows.map((row) => row.datname));
    for (const name of names) {
      if (!known.has(`${prefix}${name}`))
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(`${prefix}${name}`)}`);
    }
  });
  return new Map(names.map((name) => [name, urlOf(serverUrl, `${prefix}${name}`)]));
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
