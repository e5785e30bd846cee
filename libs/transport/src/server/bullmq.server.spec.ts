import { describe, expect, it } from '@jest/globals';
import type { Job } from 'bullmq';
import { defer, of, throwError } from 'rxjs';
import { UnknownPatternError } from '../errors/unknown.pattern.error.js';
import { BullMqContext } from './bullmq.context.js';
import { ANY_PATTERN, BULLMQ_TRANSPORT } from './bullmq.patterns.js';
import { BullMqServer } from './bullmq.server.js';

const broker = { backend: 'redis', url: 'redis://127.0.0.1:1' } as const;
const create = (): BullMqServer => new BullMqServer({ broker, queue: 'onpar' });
const context = new BullMqContext([{ id: 'm-1', attemptsStarted: 1 } as Job<unknown, void>, 'onpar']);

/** What the worker would get to hear for a job of this name. */
const handle = (server: BullMqServer, pattern: string, data: unknown = {}): Promise<void> =>
  server.handleEvent(pattern, { pattern, data }, context);

describe('a server', () => {
  it('is known to Nest as a transport that reports the failures of its handlers itself', () => {
    expect(create()).toMatchObject({ propagatesEventHandlerErrors: true, transportId: BULLMQ_TRANSPORT });
  });

  it.each([
    ['an address of another kind', { broker: { backend: 'redis', url: 'http://x' }, queue: 'onpar' }],
    ['a queue without a name', { broker, queue: '' }],
    ['a queue with a colon', { broker, queue: 'a:b' }],
  ] as const)('is not built for %s', (_, options) => {
    expect(() => new BullMqServer(options)).toThrow(
      expect.objectContaining({ code: 'configuration-invalid' }),
    );
  });

  it('hands data and context to the handler of exactly that name', async () => {
    const server = create();
    const seen: unknown[] = [];
    server.addHandler('x', async (...args: unknown[]) => seen.push(args), true);
    server.addHandler('x.y', async () => seen.push('the wrong one'), true);
    await handle(server, 'x', 42);
    expect(seen).toEqual([[42, context]]);
  });

  it.each(['', 'X', 'x ', '{"cmd":"x"}', '"x"', '[1]', 'toString', '__proto__'])(
    'fails a job of the unknown name %j',
    async (name) => {
      const server = create();
      server.addHandler('x', async () => undefined, true);
      await expect(handle(server, name)).rejects.toBeInstanceOf(UnknownPatternError);
    },
  );

  it('gives unknown names to the handler of any pattern, and known ones to their own', async () => {
    const server = create();
    const seen: string[] = [];
    server.addHandler('x', async () => seen.push('x'), true);
    server.addHandler(ANY_PATTERN, async () => seen.push('any'), true);
    await handle(server, 'x');
    await handle(server, 'unknown');
    await handle(server, ANY_PATTERN);
    expect(seen).toEqual(['x', 'any', 'any']);
  });

  it('fails with the very error of the handler, thrown, rejected or in a stream', async () => {
    const failure = new RangeError('no');
    const server = create();
    server.addHandler('rejects', () => Promise.reject(failure), true);
    server.addHandler(
      'throws',
      () => {
        throw failure;
      },
      true,
    );
    server.addHandler('streams', async () => throwError(() => failure), true);
    for (const pattern of ['rejects', 'throws', 'streams']) {
      await expect(handle(server, pattern)).rejects.toBe(failure);
    }
  });

  it('subscribes to the stream of a handler once', async () => {
    const server = create();
    let subscriptions = 0;
    server.addHandler('x', async () => defer(() => of(++subscriptions)), true);
    await handle(server, 'x');
    expect(subscriptions).toBe(1);
  });

  it('calls the hooks of processing around each job, with its context', async () => {
    const server = create();
    const calls: unknown[] = [];
    server.setOnProcessingStartHook((transport, given, done) => {
      calls.push(['start', transport, given]);
      void done();
    });
    server.setOnProcessingEndHook((transport, given) => calls.push(['end', transport, given]));
    server.addHandler('x', async () => calls.push('handler'), true);
    server.addHandler('bad', () => Promise.reject(new Error('no')), true);
    await handle(server, 'x');
    expect(calls).toEqual([
      ['start', BULLMQ_TRANSPORT, context],
      'handler',
      ['end', BULLMQ_TRANSPORT, context],
    ]);
    calls.length = 0;
    await handle(server, 'bad').catch(() => undefined);
    expect(calls).toHaveLength(2);
  });

  it('has nothing to unwrap or to count before it listens, and closes all the same', async () => {
    const server = create();
    expect(() => server.unwrap()).toThrow('Not connected yet');
    await expect(server.depth()).rejects.toMatchObject({ code: 'unavailable' });
    await server.close();
    const errors: unknown[] = [];
    await server.listen((error) => errors.push(error));
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining('closed') })]);
  });
});
