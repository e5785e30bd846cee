import { select } from '../../../apps/sandbox/src/servers/postgres.session.js';

/** Milliseconds of proofs that are asked for one after another, of leaves anywhere in the log. */
export async function askProofs(
  url: string,
  token: string,
  messageIds: readonly string[],
): Promise<number[]> {
  const times: number[] = [];
  for (const id of messageIds) {
    const start = performance.now();
    const answer = await fetch(`${url}/api/v1/entries/${id}/proof`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { path } = (await answer.json()) as { path?: readonly string[] };
    if (answer.status !== 200 || path === undefined)
      throw new Error(`A proof was answered with ${answer.status}.`);
    times.push(performance.now() - start);
  }
  return times;
}

export async function chooseLeaves(database: string, count: number): Promise<string[]> {
  const rows = await select<{ id: string }>(
    database,
    `SELECT message_id AS id FROM leaf WHERE index = ANY (ARRAY(
       SELECT floor(random() * (SELECT size FROM log_head))::bigint FROM generate_series(1, $1::integer)))`,
    [count],
  );
  return rows.map(({ id }) => id);
}
