import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BullMqServer, BulkSendError, type BrokerOptions } from '@enlace/transport';
import { freePort } from '../../apps/sandbox/src/servers/free.port.js';
import { eventually } from '../support/eventually.js';
import { ownBrokers, type OwnBroker } from './own.broker.js';
import { startSilentProxy } from './silent.proxy.js';
import { QUICK, TransportBench, gate, listen, newId, newQueue } from './transport.bench.js';

/** Within this a broker that is back must have been found again. */
const HEALED = { within: 30_000 };

describe.each(ownBrokers())('while the broker ($name) is away', (backend) => {
  let own: OwnBroker;
  let bench: TransportBench;

  beforeAll(async () => {
    own = await backend.open();
  });

  afterAll(() => own.end());

  beforeEach(async () => {
    await own.start();
    bench = new TransportBench(own.broker);
  });

  afterEach(() => bench.close());

  it('a server survives, says so, and goes on by itself when the broker is back', async () => {
    const queue = newQueue();
    const { server, reports } = await bench.server(queue, { x: () => undefined });
    const states: string[] = [];
    server.status.subscribe((state) => states.push(state));
    const client = bench.client();
    const job = (): { queue: string; name: string; id: string; data: object } => {
      return { queue, name: 'x', id: newId(), data: {} };
    };
    const before = job();
    await client.sendBulk([before]);
    await eventually(() => reports.completed.includes(before.id));

    for (const outage of [1, 2]) {
      await own.kill();
      await eventually(() => states.at(-1) === 'disconnected', HEALED);
      await own.start();
      const after = job();
      await eventually(() => client.sendBulk([after]), HEALED);
      await eventually(() => reports.completed.includes(after.id), HEALED);
      expect(states).toHaveLength(1 + 2 * outage);
    }
    expect(states).toEqual(['connected', 'disconnected', 'connected', 'disconnected', 'connected']);
  });

  it('a send fails in a bounded time, names its jobs, and succeeds unchanged afterwards', async () => {
    const queue = newQueue();
    const { reports } = await bench.server(queue, { x: () => undefined });
    const client = bench.client();
    await client.connect();
    await own.kill();
    // The sessions of a killed PostgreSQL notice one by one, and serve until then.
    const probe = { queue, name: 'x', id: newId(), data: 'probe' };
    await eventually(() =>
      client.sendBulk([probe]).then(
        () => false,
        () => true,
      ),
    );
    const jobs = [1, 2, 3].map((data) => ({ queue, name: 'x', id: newId(), data }));
    for (const attempt of [1, 2, 3]) {
      const before = performance.now();
      const error = await client.sendBulk(jobs).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(BulkSendError);
      expect(error).toMatchObject({ code: 'unavailable', failed: jobs });
      expect({ attempt, slow: performance.now() - before > 2_000 }).toEqual({ attempt, slow: false });
    }
    await own.start();
    await eventually(() => client.sendBulk(jobs), HEALED);
    await eventually(() => jobs.every(({ id }) => reports.completed.includes(id)), HEALED);
  });

  it('a job already accepted is delivered once it is back', async () => {
    const queue = newQueue();
    const client = bench.client();
    const id = newId();
    await client.sendBulk([{ queue, name: 'x', id, data: {} }]);
    await own.kill();
    await own.start();
    const { reports } = await bench.server(queue, { x: () => undefined });
    await eventually(() => reports.completed.includes(id), HEALED);
  });

  it('the handler in hand may finish, and its job comes again rather than getting lost', async () => {
    const queue = newQueue();
    const { opened, open } = gate();
    let calls = 0;
    const x = async (): Promise<void> => {
      calls += 1;
      await opened;
    };
    const options = { lockMilliseconds: 1_000, stalledIntervalMilliseconds: 500 };
    const { reports } = await bench.server(queue, { x }, options);
    const id = newId();
    await bench.client().sendBulk([{ queue, name: 'x', id, data: {} }]);
    await eventually(() => calls === 1);
    await own.kill();
    open();
    await own.start();
    await eventually(() => reports.completed.includes(id), HEALED);
  });

  it('a process starts all the same, and consumes when there is one', async () => {
    const queue = newQueue();
    const id = newId();
    await bench.client().sendBulk([{ queue, name: 'x', id, data: {} }]);
    await own.kill();
    const { server, reports } = await bench.server(queue, { x: () => undefined }, { startMilliseconds: 100 });
    expect(() => server.unwrap()).toThrow('Not connected');
    await own.start();
    await eventually(() => reports.completed.includes(id), HEALED);
    expect(server.unwrap()).toBeDefined();
  });

  it('a server that never had one closes at once', async () => {
    await own.kill();
    const { server } = await bench.server(newQueue(), {}, { startMilliseconds: 100 });
    const before = performance.now();
    await server.close();
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it('a server that had one closes in a bounded time, after the handler in hand', async () => {
    const queue = newQueue();
    const { opened, open } = gate();
    let [started, finished] = [false, false];
    const { server } = await bench.server(queue, {
      x: async () => {
        started = true;
        await opened;
        finished = true;
      },
    });
    await bench.client().sendBulk([{ queue, name: 'x', id: newId(), data: {} }]);
    await eventually(() => started);
    await own.kill();
    const closing = server.close();
    open();
    const before = performance.now();
    await closing;
    expect(finished).toBe(true);
    expect(performance.now() - before).toBeLessThan(9_000);
  });

  it('a client says so, and says when it is back', async () => {
    const client = bench.client();
    const states: string[] = [];
    client.status.subscribe((state) => states.push(state));
    const job = { queue: newQueue(), name: 'x', id: newId(), data: {} };
    await client.sendBulk([job]);
    await own.kill();
    await eventually(() => states.at(-1) === 'disconnected', HEALED);
    await own.start();
    await eventually(() => client.sendBulk([job]), HEALED);
    expect(states).toEqual(['connected', 'disconnected', 'connected']);
  });

  it('a client closes at once', async () => {
    const client = bench.client();
    await client.connect();
    await own.kill();
    const before = performance.now();
    await client.close();
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('and silent instead of gone, a send fails when its time is over, and works again afterwards', async () => {
    const proxy = await startSilentProxy({ host: '127.0.0.1', port: Number(new URL(own.broker.url).port) });
    try {
      const url = new URL(own.broker.url);
      url.port = String(proxy.port);
      const far = new TransportBench({ ...own.broker, url: url.href });
      const client = far.client({ jobs: QUICK, timeoutMilliseconds: 300 });
      const job = { queue: newQueue(), name: 'x', id: newId(), data: {} };
      await eventually(() => client.sendBulk([job]));
      proxy.freeze();
      const before = performance.now();
      await expect(client.sendBulk([{ ...job, id: newId() }])).rejects.toMatchObject({ code: 'unavailable' });
      expect(performance.now() - before).toBeLessThan(1_500);
      proxy.thaw();
      await eventually(() => client.sendBulk([{ ...job, id: newId() }]), HEALED);
      await far.close();
    } finally {
      await proxy.close();
    }
  });
});

describe.each(['redis', 'postgres'] as const)('a broker (%s) that is not there at all', (backend) => {
  it('fails every send at once, names the jobs, and never ends the process', async () => {
    const broker: BrokerOptions = { backend, url: `${backend}://127.0.0.1:${await freePort()}/0` };
    const bench = new TransportBench(broker);
    const client = bench.client();
    const jobs = [newQueue(), newQueue()].map((queue) => ({ queue, name: 'x', id: newId(), data: {} }));
    const before = performance.now();
    await expect(client.sendBulk(jobs)).rejects.toMatchObject({ name: 'BulkSendError', failed: jobs });
    await expect(client.connect()).rejects.toMatchObject({ code: 'unavailable' });
    expect(performance.now() - before).toBeLessThan(2_000);
    await bench.close();
  });

  it('is waited for no longer than the start may take', async () => {
    const broker: BrokerOptions = { backend, url: `${backend}://127.0.0.1:${await freePort()}/0` };
    const server = new BullMqServer({ broker, queue: newQueue(), startMilliseconds: 50 });
    const before = performance.now();
    await listen(server);
    expect(performance.now() - before).toBeLessThan(1_000);
    await server.close();
  });
});
