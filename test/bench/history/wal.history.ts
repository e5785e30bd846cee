import { Client } from 'pg';

/**
 * Gives a new server the write-ahead log of one that has been at work for a while: segments that were written before, and
 * are used again under other names. A new server makes each and fills it with zeros, and all who commit wait until 16 MB
 * are on disk: twenty-five times in a round of the loop, which was a seventh slower for it. Where `min_wal_size` is large,
 * that is paid once in the life of a server.
 */
export async function useWal(url: string, segments: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (let used = 0; used < segments; used += 1) {
      // Where nothing was written, there is nothing to switch from.
      await client.query(`SELECT pg_logical_emit_message(false, 'bench', '')`);
      await client.query('SELECT pg_switch_wal()');
    }
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}
