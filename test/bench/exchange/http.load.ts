import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { createFlag } from '../bench.payload.js';
import { callAtRate } from '../measure/load.driver.js';

interface HttpTarget {
  readonly url: string;
  readonly token: string;
  readonly seconds: number;
}

export interface HttpLoad extends HttpTarget {
  readonly connections: number;
}

export interface PacedHttpLoad extends HttpTarget {
  /** Flags a second. */
  readonly rate: number;
}

export interface HttpOutcome {
  readonly seconds: number;
  /** Milliseconds of each request that was answered 201. */
  readonly created: readonly number[];
  /** Requests answered otherwise, by status. */
  readonly others: Readonly<Record<number, number>>;
}

/** Posts flags over kept-alive connections, each with the next as soon as one is answered. */
export async function postFlags({ url, token, connections, seconds }: HttpLoad): Promise<HttpOutcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const body = JSON.stringify(createFlag());
  const created: number[] = [];
  const others: Record<number, number> = {};
  const start = performance.now();
  const post = async (): Promise<void> => {
    const sent = performance.now();
    const status = await postFlag(agent, `${url}/api/v1/flags`, token, body);
    if (status === 201) created.push(performance.now() - sent);
    else others[status] = (others[status] ?? 0) + 1;
  };
  const connection = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1000) await post();
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const took = (performance.now() - start) / 1000;
  agent.destroy();
  return { seconds: took, created, others };
}

/**
 * Posts flags at a steady rate, however long the answers take.
 *
 * @returns milliseconds of each answer
 * @throws Error at the first flag that is not taken
 */
export async function paceFlags({ url, token, rate, seconds }: PacedHttpLoad): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const body = JSON.stringify(createFlag());
  try {
    return await callAtRate(Math.ceil(rate * seconds), rate, async () => {
      const sent = performance.now();
      const status = await postFlag(agent, `${url}/api/v1/flags`, token, body);
      if (status !== 201) throw new Error(`A flag was answered with ${status}.`);
      return performance.now() - sent;
    });
  } finally {
    agent.destroy();
  }
}

function postFlag(agent: Agent, url: string, token: string, body: string): Promise<number> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': randomUUID(),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
