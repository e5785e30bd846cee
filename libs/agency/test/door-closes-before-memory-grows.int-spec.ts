import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Problem } from '@enlace/contracts';
import Fastify, { type FastifyInstance } from 'fastify';
import { eventually } from '../../../test/support/eventually.js';
import { limitInFlight } from '../src/http/back.pressure.js';

let server: FastifyInstance;
let port: number;
let inHand: (() => void)[];

beforeEach(async () => {
  inHand = [];
  server = Fastify();
  limitInFlight(server, 2);
  server.post('/api/v1/flags', async () => {
    await new Promise<void>((resolve) => inHand.push(resolve));
    return 'taken';
  });
  server.get('/health/live', () => 'up');
  await server.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = server.server.address() as AddressInfo);
});
afterEach(async () => {
  for (const finish of inHand) finish();
  await server.close();
});

const url = (path: string): string => `http://127.0.0.1:${port}${path}`;
const post = (): Promise<Response> =>
  fetch(url('/api/v1/flags'), {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });

async function fill(): Promise<{ answers: Promise<Response[]> }> {
  const answers = Promise.all([post(), post()]);
  await eventually(() => inHand.length === 2);
  return { answers };
}

describe('a party with as many requests in hand as it may have', () => {
  it('refuses the next at once: 503, a problem document, and when to come back', async () => {
    await fill();
    const refused = await post();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect((await refused.json()) as Problem).toMatchObject({ code: 'overloaded', retryable: true });
  });

  it('does not wait for a body that may never come', async () => {
    await fill();
    const slow = request(url('/api/v1/flags'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 200_000 },
    });
    slow.on('error', () => undefined);
    slow.write('{');
    const [answer] = (await once(slow, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(503);
    slow.destroy();
  });

  it('serves what it took, and then the next', async () => {
    const { answers } = await fill();
    expect((await post()).status).toBe(503);
    for (const finish of inHand.splice(0)) finish();
    expect((await answers).map(({ status }) => status)).toEqual([200, 200]);
    const next = post();
    await eventually(() => inHand.length === 1);
    inHand[0]?.();
    expect((await next).status).toBe(200);
  });

  it('still answers whether it lives', async () => {
    await fill();
    expect((await fetch(url('/health/live'))).status).toBe(200);
  });

  it('forgets a client that hung up', async () => {
    const control = new AbortController();
    const gone = fetch(url('/api/v1/flags'), { method: 'POST', body: '{}', signal: control.signal }).catch(
      () => 'gone',
    );
    await eventually(() => inHand.length === 1);
    control.abort();
    expect(await gone).toBe('gone');
    await eventually(async () => {
      const answers = [post(), post()];
      const open = await Promise.race([Promise.all(answers), eventually(() => inHand.length === 3)]);
      return open;
    });
  });
});
