import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { brokers, type TestBroker } from '../support/broker.js';
import { eventually } from '../support/eventually.js';
import { TransportBench, newId, newQueue } from './transport.bench.js';

/** Takes one job, says so, and never ends it. */
const VICTIM = `
  import { BullMqServer } from '@enlace/transport';
  const server = new BullMqServer(JSON.parse(process.argv[1]));
  server.addHandler('x', (_, context) => { console.log('taken', context.getAttempt()); return new Promise(() => undefined); }, true);
  await server.listen(() => undefined);
`;

const LOCK = { lockMilliseconds: 1_000, stalledIntervalMilliseconds: 300 } as const;

describe.each(brokers())('a process that dies with a job in hand, on $name', ({ create }) => {
  let test: TestBroker;
  let bench: TransportBench;
  const victims: ChildProcess[] = [];

  beforeEach(async () => {
    test = await create();
    bench = new TransportBench(test.broker);
  });

  afterEach(async () => {
    for (const victim of victims.splice(0)) victim.kill('SIGKILL');
    await bench.close();
    await test.drop();
  });

  async function startVictim(
    queue: string,
  ): Promise<{ taken: Promise<unknown[]>; kill: () => Promise<unknown> }> {
    const options = JSON.stringify({ broker: test.broker, queue, concurrency: 1, ...LOCK });
    const args = ['--import', './test/support/typescript.mjs', '--input-type=module', '-e', VICTIM, options];
    const victim = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    victims.push(victim);
    await once(victim, 'spawn');
    const taken = once(createInterface(victim.stdout), 'line');
    const kill = async (): Promise<unknown> => {
      const gone = once(victim, 'exit');
      victim.kill('SIGKILL');
      return gone;
    };
    return { taken, kill };
  }

  it('loses it to another process, which is told that it is not the first', async () => {
    const queue = newQueue();
    const { taken, kill } = await startVictim(queue);
    const id = newId();
    await bench.client().sendBulk([{ queue, name: 'x', id, data: {} }]);
    await taken;
    await kill();
    const attempts: number[] = [];
    const { reports } = await bench.server(
      queue,
      { x: (_, context) => attempts.push(context.getAttempt()) },
      LOCK,
    );
    await eventually(() => reports.completed.includes(id), { within: 20_000 });
    expect(attempts).toEqual([2]);
  });

  it('and takes every process with it that touches it, has its job failed in the end', async () => {
    const queue = newQueue();
    const client = bench.client({ jobs: { attempts: 10 } });
    await client.sendBulk([{ queue, name: 'x', id: newId(), data: {} }]);
    for (const death of [1, 2]) {
      const { taken, kill } = await startVictim(queue);
      const [line] = await taken;
      expect(line).toBe(`taken ${death}`);
      await kill();
    }
    const calls: unknown[] = [];
    const options = { ...LOCK, maxStalledCount: 1 };
    const { reports } = await bench.server(queue, { x: (data) => calls.push(data) }, options);
    await eventually(() => reports.failed.length === 1, { within: 20_000 });
    expect(reports.failed[0]?.message).toContain('stalled');
    expect(calls).toEqual([]);
    await eventually(async () => (await bench.held(client, queue)) === 0);
  });

  it('keeps it as long as it lives, however long the handler takes', async () => {
    const queue = newQueue();
    const { taken } = await startVictim(queue);
    const [held, other] = [newId(), newId()];
    const client = bench.client();
    await client.sendBulk([{ queue, name: 'x', id: held, data: {} }]);
    await taken;
    const { reports } = await bench.server(queue, { x: () => undefined, y: () => undefined }, LOCK);
    // Three lock times, measured by the broker itself: a job that is due after them.
    const opened = client.unwrap<ReadonlyMap<string, import('bullmq').Queue>>().get(queue);
    await opened?.add('y', {}, { jobId: other, delay: 3 * LOCK.lockMilliseconds });
    await eventually(() => reports.completed.includes(other), { within: 20_000 });
    expect(reports.completed).toEqual([other]);
  });
});
