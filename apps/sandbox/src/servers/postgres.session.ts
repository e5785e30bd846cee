import { Client } from 'pg';

/** Works in a session of its own, which ends whatever becomes of the work. */
export async function inSession<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Statements one after the other. */
export function execute(url: string, statements: readonly string[]): Promise<void> {
  return inSession(url, async (client) => {
    for (const statement of statements) await client.query(statement);
  });
}

/** The rows of one statement. */
export function select<T extends object>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  return inSession(url, async (client) => (await client.query<T>(sql, [...values])).rows);
}
