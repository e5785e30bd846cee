import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BulkSendError, UnknownPatternError, type OutboundJob } from '@enlace/transport';
import { UnrecoverableError } from 'bullmq';
import { EMPTY, Observable, of, throwError } from 'rxjs';
import { brokers, type TestBroker } from '../support/broker.js';
import { eventually } from '../support/eventually.js';
import { QUICK, TransportBench, gate, newId, newQueue } from './transport.bench.js';

describe.each(brokers())('the transport on $name', ({ create }) => {
  let test: TestBroker;
  let bench: TransportBench;

  beforeEach(async () => {
    test = await create();
    bench = new TransportBench(test.broker);
  });

  afterEach(async () => {
    await bench.close();
    await test.drop();
  });

  describe('a job', () => {
    it('reaches the handler of its name with its data, its id and its attempt, and is gone when it is done', async () => {
      const queue = newQueue();
      const seen: unknown[] = [];
      const { reports } = await bench.server(queue, {
        'referral.requested.v1': (data, context) => {
          const job = context.getJob();
          seen.push({
            data,
            id: job.id,
            name: job.name,
            queue: context.getQueue(),
            attempt: context.getAttempt(),
          });
        },
        'referral.accepted.v1': () => seen.push('the wrong handler'),
      });
      const client = bench.client();
      const id = newId();
      const data = { messages: ['a.b.c'], nested: { list: [1, null, 'ñ'] } };
      await client.sendBulk([{ queue, name: 'referral.requested.v1', id, data }]);
      await eventually(() => reports.completed.includes(id));
      expect(seen).toEqual([{ data, id, name: 'referral.requested.v1', queue, attempt: 1 }]);
      await eventually(async () => (await bench.held(client, queue)) === 0);
    });

    it('that was sent before any server listens waits for one', async () => {
      const queue = newQueue();
      const id = newId();
      await bench.client().sendBulk([{ queue, name: 'x', id, data: {} }]);
      const { reports } = await bench.server(queue, { x: () => undefined });
      await eventually(() => reports.completed.includes(id));
    });

    it.each([[0], [''], [false], [[]], ['ñandú 🦜 " \\ \n'], [{ deep: { deeper: [{ x: null }] } }]])(
      'brings the data %j as it was sent',
      async (data) => {
        const queue = newQueue();
        const seen: unknown[] = [];
        await bench.server(queue, { x: (given) => seen.push(given) });
        await bench.client().sendBulk([{ queue, name: 'x', id: newId(), data }]);
        await eventually(() => seen.length === 1);
        expect(seen).toEqual([data]);
      },
    );

    it('may be as large as a full bundle of messages', async () => {
      const queue = newQueue();
      const data = { messages: Array.from({ length: 50 }, (_, n) => String(n).padEnd(20_000, 'x')) };
      const seen: unknown[] = [];
      await bench.server(queue, { x: (given) => seen.push(given) });
      await bench.client().sendBulk([{ queue, name: 'x', id: newId(), data }]);
      await eventually(() => seen.length === 1);
      expect(seen).toEqual([data]);
    });

    it.each([
      ['a stream of several values', () => of(1, 2, 3)],
      ['a stream without a value', () => EMPTY],
      ['a value', () => 42],
      ['nothing', () => undefined],
    ])('whose handler answers with %s is acknowledged', async (_, handler) => {
      const queue = newQueue();
      const { reports } = await bench.server(queue, { x: handler });
      await bench.client().sendBulk([{ queue, name: 'x', id: newId(), data: {} }]);
      await eventually(() => reports.completed.length === 1);
      expect(reports.failed).toEqual([]);
    });

    it('is not acknowledged before the stream its handler returned has ended', async () => {
      const queue = newQueue();
      const { opened, open } = gate();
      let subscribed = false;
      const { reports } = await bench.server(queue, {
        x: () =>
          new Observable((subscriber) => {
            subscribed = true;
            subscriber.next('the first value is not the end');
            void opened.then(() => subscriber.complete());
          }),
        y: () => undefined,
      });
      const [slow, quick] = [newId(), newId()];
      const client = bench.client();
      await client.sendBulk([{ queue, name: 'x', id: slow, data: {} }]);
      await eventually(() => subscribed);
      await client.sendBulk([{ queue, name: 'y', id: quick, data: {} }]);
      await eventually(() => reports.completed.includes(quick));
      expect(reports.completed).not.toContain(slow);
      open();
      await eventually(() => reports.completed.includes(slow));
    });
  });

  describe('a job whose handler fails', () => {
    it('is tried again, counted, then failed for good and forgotten', async () => {
      const queue = newQueue();
      const attempts: number[] = [];
      const { reports } = await bench.server(queue, {
        x: (_, context) => {
          attempts.push(context.getAttempt());
          throw new RangeError('the database blinks');
        },
      });
      const client = bench.client({ jobs: QUICK });
      await client.sendBulk([{ queue, name: 'x', id: newId(), data: {} }]);
      await eventually(() => reports.failed.some(({ final }) => final));
      expect(attempts).toEqual([1, 2, 3]);
      expect(reports.failed.map(({ final, attempt }) => [attempt, final])).toEqual([
        [1, false],
        [2, false],
        [3, true],
      ]);
      expect(reports.failed[2]).toMatchObject({ error: 'RangeError', message: 'the database blinks' });
      expect(reports.completed).toEqual([]);
      await eventually(async () => (await bench.held(client, queue)) === 0);
    });

    it('is acknowledged when a later attempt succeeds', async () => {
      const queue = newQueue();
      const { reports } = await bench.server(queue, {
        x: (_, context) => {
          if (context.getAttempt() < 3) throw new Error('not yet');
        },
      });
      const id = newId();
      await bench.client().sendBulk([{ queue, name: 'x', id, data: {} }]);
      await eventually(() => reports.completed.includes(id));
      expect(reports.failed.map(({ final }) => final)).toEqual([false, false]);
    });

    it.each([
      ['by an error in its stream', () => throwError(() => new RangeError('in the stream'))],
      ['by a rejected promise', () => Promise.reject(new RangeError('rejected'))],
    ])('%s is not acknowledged', async (_, handler) => {
      const queue = newQueue();
      const { reports } = await bench.server(queue, { x: handler });
      await bench.client({ jobs: { attempts: 1 } }).sendBulk([{ queue, name: 'x', id: newId(), data: {} }]);
      await eventually(() => reports.failed.length === 1);
      expect(reports.failed[0]).toMatchObject({ error: 'RangeError', final: true });
      expect(reports.completed).toEqual([]);
    });

    it('with an UnrecoverableError is never tried again', async () => {
      class Poison extends UnrecoverableError {}
      const queue = newQueue();
      let calls = 0;
      const { reports } = await bench.server(queue, {
        x: () => {
          calls += 1;
          throw new Poison('will not get better');
        },
      });
      await bench.client().sendBulk([{ queue, name: 'x', id: newId(), data: {} }]);
      await eventually(() => reports.failed.length === 1);
      expect(reports.failed[0]).toMatchObject({ error: 'Poison', final: true });
      expect(calls).toBe(1);
    });

    it('leaves no stack trace in the broker between two attempts', async () => {
      const queue = newQueue();
      let trace: unknown = 'not looked at';
      const { reports } = await bench.server(queue, {
        x: (_, context) => {
          if (context.getAttempt() === 1) throw new Error('first');
          trace = context.getJob().stacktrace;
        },
      });
      await bench.client().sendBulk([{ queue, name: 'x', id: newId(), data: {} }]);
      await eventually(() => reports.completed.length === 1);
      expect(trace).toEqual([]);
    });

    it('can be kept for inspection when the sender asks for it', async () => {
      const queue = newQueue();
      const { reports } = await bench.server(queue, { x: () => Promise.reject(new Error('no')) });
      const client = bench.client({ jobs: { attempts: 1, removeOnFail: false } });
      await client.sendBulk([{ queue, name: 'x', id: newId(), data: {} }]);
      await eventually(() => reports.failed.length === 1);
      await eventually(async () => (await bench.held(client, queue)) === 1);
    });
  });

  describe('a job of an unknown name', () => {
    it.each(['nobody.handles.this', '{"cmd":"x"}', '__proto__', 'constructor'])(
      '(%s) fails once and is never acknowledged',
      async (name) => {
        const queue = newQueue();
        const { reports } = await bench.server(queue, { x: () => undefined });
        await bench.client().sendBulk([{ queue, name, id: newId(), data: {} }]);
        await eventually(() => reports.failed.length === 1);
        expect(reports.failed[0]).toMatchObject({ error: UnknownPatternError.name, attempt: 1, final: true });
        expect(reports.failed[0]?.message).toMatch(/^unknown-pattern: /);
        expect(reports.completed).toEqual([]);
      },
    );

    it('blocks nothing behind it', async () => {
      const queue = newQueue();
      const { reports } = await bench.server(queue, { x: () => undefined }, { concurrency: 1 });
      const known = newId();
      await bench.client().sendBulk([
        { queue, name: 'unknown', id: newId(), data: {} },
        { queue, name: 'x', id: known, data: {} },
      ]);
      await eventually(() => reports.completed.includes(known));
    });
  });

  describe('a processing hook', () => {
    it('that does not return the promise of the work acknowledges nothing early', async () => {
      const queue = newQueue();
      const { opened, open } = gate();
      let working = false;
      const { server, reports } = await bench.server(queue, {
        slow: async () => {
          working = true;
          await opened;
        },
        quick: () => undefined,
      });
      server.setOnProcessingStartHook((_transport, _context, done) => {
        void done();
      });
      const client = bench.client();
      const [slow, quick] = [newId(), newId()];
      await client.sendBulk([{ queue, name: 'slow', id: slow, data: {} }]);
      await eventually(() => working);
      await client.sendBulk([{ queue, name: 'quick', id: quick, data: {} }]);
      await eventually(() => reports.completed.includes(quick));
      expect(reports.completed).not.toContain(slow);
      open();
      await eventually(() => reports.completed.includes(slow));
    });

    it('that drops the outcome of the work still lets it fail, without an unhandled rejection', async () => {
      const queue = newQueue();
      const { server, reports } = await bench.server(queue, {
        x: () => Promise.reject(new RangeError('no')),
      });
      server.setOnProcessingStartHook((_transport, _context, done) => {
        void done();
      });
      await bench.client({ jobs: { attempts: 1 } }).sendBulk([{ queue, name: 'x', id: newId(), data: {} }]);
      await eventually(() => reports.failed.length === 1);
      expect(reports.failed[0]).toMatchObject({ error: 'RangeError' });
    });

    it('that fails or never calls back costs no job', async () => {
      const queue = newQueue();
      const handled: unknown[] = [];
      const { server, reports } = await bench.server(queue, { x: (data) => handled.push(data) });
      const client = bench.client();
      for (const [data, hook] of [
        [
          'throws',
          () => {
            throw new Error('tracing is broken');
          },
        ],
        ['ignores', () => undefined],
      ] as const) {
        server.setOnProcessingStartHook(hook);
        await client.sendBulk([{ queue, name: 'x', id: newId(), data }]);
        await eventually(() => handled.includes(data));
      }
      await eventually(() => reports.completed.length === 2);
      expect(handled).toEqual(['throws', 'ignores']);
      expect(reports.failed).toEqual([]);
    });

    it('at the end runs once for each job, failed or not, and its own failure costs none', async () => {
      const queue = newQueue();
      let ended = 0;
      const { server, reports } = await bench.server(queue, {
        good: () => of(1),
        bad: () => throwError(() => new Error('no')),
      });
      server.setOnProcessingEndHook(() => {
        ended += 1;
        throw new Error('tracing is broken');
      });
      await bench.client({ jobs: { attempts: 1 } }).sendBulk([
        { queue, name: 'good', id: newId(), data: {} },
        { queue, name: 'bad', id: newId(), data: {} },
      ]);
      await eventually(() => reports.completed.length === 1 && reports.failed.length === 1);
      expect(ended).toBe(2);
      expect(reports.failed[0]?.message).toBe('no');
    });
  });

  describe('the id of a job', () => {
    it('keeps a second one out while the first waits', async () => {
      const queue = newQueue();
      const client = bench.client();
      const [id, last] = [newId(), newId()];
      await client.sendBulk([{ queue, name: 'x', id, data: 'first' }]);
      await client.sendBulk([{ queue, name: 'x', id, data: 'second' }]);
      await client.sendBulk([{ queue, name: 'x', id: last, data: 'last' }]);
      const seen: unknown[] = [];
      const { reports } = await bench.server(queue, { x: (data) => seen.push(data) }, { concurrency: 1 });
      await eventually(() => reports.completed.includes(last));
      expect(seen).toEqual(['first', 'last']);
    });

    it('keeps a second one out of the same bulk', async () => {
      const queue = newQueue();
      const client = bench.client();
      const id = newId();
      const job = { queue, name: 'x', id, data: {} };
      await client.sendBulk([job, job]);
      expect(await bench.held(client, queue)).toBe(1);
    });

    it('never makes a finished job swallow a re-send: neither another attempt nor the very same id', async () => {
      const queue = newQueue();
      const seen: string[] = [];
      const { reports } = await bench.server(queue, {
        x: (_, context) => seen.push(context.getJob().id ?? ''),
      });
      const client = bench.client();
      const message = newId().replace(/-1$/, '');
      const ids = [`${message}-1`, `${message}-2`, `${message}-2`];
      for (const [index, id] of ids.entries()) {
        await client.sendBulk([{ queue, name: 'x', id, data: {} }]);
        await eventually(() => reports.completed.length === index + 1);
        await eventually(async () => (await bench.held(client, queue)) === 0);
      }
      expect(seen).toEqual(ids);
    });

    it('that the broker would misread is refused by name, and stops no other job', async () => {
      const queue = newQueue();
      const { reports } = await bench.server(queue, { x: () => undefined });
      const good = { queue, name: 'x', id: newId(), data: {} };
      const bad = ['', '12345', 'a:b', 'a:b:c'].map((id) => ({ queue, name: 'x', id, data: {} }));
      const nowhere = { queue: 'a:b', name: 'x', id: newId(), data: {} };
      const error = await bench
        .client()
        .sendBulk([...bad, good, nowhere])
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(BulkSendError);
      expect((error as BulkSendError).failed).toEqual([...bad, nowhere]);
      await eventually(() => reports.completed.includes(good.id));
      expect(reports.completed).toEqual([good.id]);
    });
  });

  describe('a bulk', () => {
    it('of 200 jobs for three queues brings each to its own queue once, in order', async () => {
      const queues = [newQueue(), newQueue(), newQueue()] as const;
      const received = new Map<string, unknown[]>(queues.map((queue) => [queue, []]));
      for (const queue of queues) {
        await bench.server(queue, { x: (data) => received.get(queue)?.push(data) }, { concurrency: 1 });
      }
      const jobs: OutboundJob[] = Array.from({ length: 200 }, (_, n) => {
        return { queue: queues[n % 3] ?? queues[0], name: 'x', id: newId(), data: n };
      });
      const client = bench.client();
      await client.sendBulk(jobs);
      await eventually(() => [...received.values()].reduce((sum, { length }) => sum + length, 0) === 200);
      for (const [index, queue] of queues.entries()) {
        const own = jobs.map(({ data }) => data).filter((n) => Number(n) % 3 === index);
        expect(received.get(queue)).toEqual(own);
        await eventually(async () => (await bench.held(client, queue)) === 0);
      }
    });

    it('beside others at the same time on one client arrives whole', async () => {
      const queue = newQueue();
      const { reports } = await bench.server(queue, { x: () => undefined });
      const client = bench.client();
      const bulks = Array.from({ length: 20 }, () =>
        Array.from({ length: 5 }, () => ({ queue, name: 'x', id: newId(), data: {} })),
      );
      await Promise.all(bulks.map((bulk) => client.sendBulk(bulk)));
      await eventually(() => reports.completed.length === 100);
      expect([...reports.completed].sort()).toEqual(
        bulks
          .flat()
          .map(({ id }) => id)
          .sort(),
      );
    });

    it('is shared by the servers of one queue, each job by one of them', async () => {
      const queue = newQueue();
      const { opened, open } = gate();
      const seen: string[] = [];
      const x = async (_: unknown, context: { getJob(): { id?: string } }): Promise<void> => {
        seen.push(context.getJob().id ?? '');
        await opened;
      };
      const servers = await Promise.all([1, 2, 3].map(() => bench.server(queue, { x }, { concurrency: 10 })));
      const jobs = Array.from({ length: 60 }, () => ({ queue, name: 'x', id: newId(), data: {} }));
      await bench.client().sendBulk(jobs);
      // All three hold as much as they may: nobody can have taken it all.
      await eventually(() => seen.length === 30);
      open();
      await eventually(() => servers.flatMap(({ reports }) => reports.completed).length === 60);
      expect(new Set(seen).size).toBe(60);
      expect(seen).toHaveLength(60);
      expect(servers.every(({ reports }) => reports.completed.length >= 10)).toBe(true);
    });

    it('of nothing is nothing', async () => {
      await expect(bench.client().sendBulk([])).resolves.toBeUndefined();
    });

    it('is taken by many handlers at once, up to the concurrency and not beyond', async () => {
      const queue = newQueue();
      const { opened, open } = gate();
      let [now, most] = [0, 0];
      const { reports } = await bench.server(
        queue,
        {
          x: async () => {
            now += 1;
            most = Math.max(most, now);
            await opened;
            now -= 1;
          },
        },
        { concurrency: 5 },
      );
      await bench
        .client()
        .sendBulk(Array.from({ length: 12 }, () => ({ queue, name: 'x', id: newId(), data: {} })));
      await eventually(() => now === 5);
      open();
      await eventually(() => reports.completed.length === 12);
      expect(most).toBe(5);
    });
  });

  it('tells a sender how many jobs nobody has in hand', async () => {
    const queue = newQueue();
    const client = bench.client();
    expect(await client.depth(queue)).toBe(0);
    await client.sendBulk(Array.from({ length: 7 }, () => ({ queue, name: 'x', id: newId(), data: {} })));
    expect(await client.depth(queue)).toBe(7);
    await bench.server(queue, { x: () => undefined });
    await eventually(async () => (await client.depth(queue)) === 0);
  });

  describe('close', () => {
    it('waits for the handler in hand, acknowledges its job, and leaves the rest to the next server', async () => {
      const queue = newQueue();
      const { opened, open } = gate();
      let started = 0;
      const first = await bench.server(
        queue,
        {
          x: async () => {
            started += 1;
            await opened;
          },
        },
        { concurrency: 1 },
      );
      const [inHand, waiting] = [newId(), newId()];
      await bench.client().sendBulk([inHand, waiting].map((id) => ({ queue, name: 'x', id, data: {} })));
      await eventually(() => started === 1);

      let closed = false;
      const closing = first.server.close().finally(() => {
        closed = true;
      });
      const second = await bench.server(queue, { x: () => undefined });
      await eventually(() => second.reports.completed.includes(waiting));
      expect(closed).toBe(false);
      open();
      await closing;
      expect(first.reports.completed).toEqual([inHand]);
      expect(started).toBe(1);
      expect(second.reports.completed).toEqual([waiting]);
    });

    it('is quick on an idle queue, and may be called twice', async () => {
      const { server } = await bench.server(newQueue(), {});
      const before = performance.now();
      await Promise.all([server.close(), server.close()]);
      expect(performance.now() - before).toBeLessThan(3_000);
    });

    it('of a client refuses every later send', async () => {
      const client = bench.client();
      const job = { queue: newQueue(), name: 'x', id: newId(), data: {} };
      await client.sendBulk([job]);
      await client.close();
      await expect(client.sendBulk([job])).rejects.toMatchObject({ code: 'unavailable', failed: [job] });
      await client.close();
    });
  });

  describe('the depth of a queue', () => {
    it('counts the jobs that no process has in hand, those between two attempts included', async () => {
      const queue = newQueue();
      const { opened, open } = gate();
      const handlers = { fails: () => Promise.reject(new Error('no')), hangs: () => opened };
      const { server, reports } = await bench.server(queue, handlers, { concurrency: 1 });
      expect(await server.depth()).toBe(0);
      const client = bench.client({ jobs: { attempts: 2, backoffMilliseconds: 60_000 } });
      const job = (name: string) => ({ queue, name, id: newId(), data: {} });
      await client.sendBulk([job('fails'), job('hangs'), job('hangs'), job('hangs')]);
      await eventually(async () => (await server.depth()) === 3);
      open();
      await eventually(() => reports.completed.length === 3);
      await eventually(async () => (await server.depth()) === 1);
    });
  });

  describe('the status', () => {
    it('says connected once there is a broker, and disconnected after close', async () => {
      const { server } = await bench.server(newQueue(), {});
      const client = bench.client();
      const seen = { server: [] as string[], client: [] as string[] };
      server.status.subscribe((status) => seen.server.push(status));
      client.status.subscribe((status) => seen.client.push(status));
      await client.connect();
      await eventually(() => seen.client.length === 1 && seen.server.length === 1);
      await Promise.all([server.close(), client.close()]);
      expect(seen).toEqual({ server: ['connected', 'disconnected'], client: ['connected', 'disconnected'] });
    });

    it('of a second listen is an error, and the first goes on', async () => {
      const queue = newQueue();
      const { server, reports } = await bench.server(queue, { x: () => undefined });
      const errors: unknown[] = [];
      await server.listen((error) => errors.push(error));
      expect(errors).toEqual([expect.any(Error)]);
      const id = newId();
      await bench.client().sendBulk([{ queue, name: 'x', id, data: {} }]);
      await eventually(() => reports.completed.includes(id));
    });
  });
});
