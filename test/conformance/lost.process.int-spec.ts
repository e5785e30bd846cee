import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { brokers, type TestBroker } from '../support/broker.js';
import { eventually } from '../support/eventually.js';
import { TransportBench, newId, newQueue } from './transport.bench.js';

/** Takes a job, says so, and never ends it. */
const VICTIM = `
  import { BullMqServer } from '@enlace/transport';
  const server = new BullMqServer(JSON.parse(process.argv[1]));
  server.addHandler('x', () => { console.log('taken'); return new Promise(() => undefined); }, true);
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
  ): Promise<{ taken: Promise<unknown>; kill: () => Promise<unknown> }> {
    const options = JSON.stringify({ broker: test.broker, queue, ...LOCK });
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
