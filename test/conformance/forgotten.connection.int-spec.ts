import { describe, expect, it } from '@jest/globals';
import { brokers, type BrokerBackend } from '../support/broker.js';
import { eventually } from '../support/eventually.js';
import { startFaultyProxy } from '../support/network/faulty.proxy.js';
import { TransportBench, newId, newQueue } from './transport.bench.js';

/** Within this a link that nobody answers must be given up, and another one be found. */
const HEALED = { within: 60_000 };

/** A server and a client behind a link that falls silent and is forgotten, beside a bench whose link is sound. */
async function forget({ create }: BrokerBackend): Promise<void> {
  const { broker, drop } = await create();
  const proxy = await startFaultyProxy(broker.url);
  const near = new TransportBench(broker);
  const far = new TransportBench({ ...broker, url: proxy.url });
  try {
    const [queue, other] = [newQueue(), newQueue()];
    const { reports } = await far.server(queue, { x: () => undefined });
    const { reports: arrived } = await near.server(other, { x: () => undefined });
    const [sender, farSender] = [near.client(), far.client()];
    const send = async (client: typeof sender, to: string): Promise<string> => {
      const id = newId();
      await client.sendBulk([{ queue: to, name: 'x', id, data: {} }]);
      return id;
    };
    const before = await send(sender, queue);
    await send(farSender, other);
    await eventually(() => reports.completed.includes(before));

    proxy.silence();
    const { accepted } = proxy;
    await expect(send(farSender, other)).rejects.toMatchObject({ code: 'unavailable' });
    // Forgotten are also connections that were made while nothing passed.
    await eventually(() => proxy.accepted > accepted, HEALED);
    proxy.forget();

    const after = await send(sender, queue);
    await eventually(() => reports.completed.includes(after), HEALED);
    const sent = await eventually(() => send(farSender, other), HEALED);
    await eventually(() => arrived.completed.includes(sent), HEALED);
  } finally {
    await Promise.all([near.close(), far.close()]);
    await proxy.close();
    await drop();
  }
}

describe('connections that a router has forgotten', () => {
  it('are given up by servers and by clients, and by those that end, on every backend with one address', async () => {
    // A cluster names its nodes by themselves, and past any proxy.
    await Promise.all(
      brokers()
        .filter(({ name }) => name !== 'redis-cluster')
        .map(forget),
    );
  }, 180_000);
});
