import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  BullMqClient,
  BullMqContext,
  BullMqRecordBuilder,
  BullMqServer,
  OnJob,
  RethrowFilter,
  type JobPolicy,
} from '@enlace/transport';
import {
  Controller,
  Get,
  Inject,
  Module,
  UseFilters,
  type INestApplication,
  type OnModuleInit,
  type Type,
} from '@nestjs/common';
import { ClientsModule, Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { UnrecoverableError } from 'bullmq';
import { firstValueFrom } from 'rxjs';
import { brokers, type TestBroker } from '../support/broker.js';
import { eventually } from '../support/eventually.js';
import { QUICK, newId, newQueue, watch, type Reports } from './transport.bench.js';

class StrangeSignature extends UnrecoverableError {}

/** What the handlers saw, by pattern. */
const seen: { pattern: string; data: unknown; attempt: number; queue: string }[] = [];

const note = (pattern: string, data: unknown, context: BullMqContext): void => {
  seen.push({ pattern, data, attempt: context.getAttempt(), queue: context.getQueue() });
};

/** Init hooks run since the last look. */
let inits = 0;

@Controller()
class Inbound implements OnModuleInit {
  onModuleInit(): void {
    inits += 1;
  }

  @OnJob('fine')
  async fine(@Payload() data: unknown, @Ctx() context: BullMqContext): Promise<void> {
    await Promise.resolve();
    note('fine', data, context);
  }

  @OnJob('blinks')
  blinks(@Payload() data: unknown, @Ctx() context: BullMqContext): void {
    note('blinks', data, context);
    throw new RangeError('the database blinks');
  }

  @OnJob('poison')
  poison(@Payload() data: unknown, @Ctx() context: BullMqContext): Promise<void> {
    note('poison', data, context);
    return Promise.reject(new StrangeSignature('the signature is not of this key'));
  }
}

/** As if somebody had forgotten the filter. */
@Controller()
class Masked {
  // oxlint-disable-next-line typescript/no-unnecessary-type-arguments -- tsc needs it to accept the method
  @EventPattern<string>('masked')
  masked(): void {
    throw new StrangeSignature('the signature is not of this key');
  }
}

@Controller()
class Http {
  @Get('fails')
  fails(): never {
    throw new RangeError('a secret of the house');
  }

  @Get('filtered')
  @UseFilters(RethrowFilter)
  filtered(): never {
    throw new RangeError('a secret of the house');
  }
}

@Controller()
class Outbound {
  constructor(@Inject('SENDER') readonly sender: BullMqClient) {}
}

describe.each(brokers())('a Nest application on the transport over $name', ({ create }) => {
  let test: TestBroker;
  let queue: string;
  const apps: INestApplication[] = [];

  beforeEach(async () => {
    test = await create();
    queue = newQueue();
    seen.length = 0;
    inits = 0;
  });

  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
    await test.drop();
  });

  async function startReceiver(): Promise<{ app: INestApplication; reports: Reports }> {
    const app = await start({ controllers: [Inbound, Masked, Http] });
    const strategy = new BullMqServer({ broker: test.broker, queue });
    const reports = watch(strategy);
    app.connectMicroservice({ strategy });
    await app.startAllMicroservices();
    await app.listen(0, '127.0.0.1');
    return { app, reports };
  }

  async function startSender(jobs: JobPolicy = QUICK): Promise<BullMqClient> {
    const options = { broker: test.broker, jobs };
    const clients = ClientsModule.register([{ name: 'SENDER', customClass: BullMqClient, options }]);
    const app = await start({ imports: [clients], controllers: [Outbound] });
    await app.init();
    return app.get(Outbound).sender;
  }

  async function start(metadata: { imports?: Parameters<typeof Module>[0]['imports']; controllers: Type[] }) {
    @Module(metadata)
    class App {}
    const module = await Test.createTestingModule({ imports: [App] }).compile();
    const app = module.createNestApplication(new FastifyAdapter());
    app.useLogger(false);
    apps.push(app);
    return app;
  }

  const emit = (sender: BullMqClient, pattern: string, data: unknown): Promise<unknown> => {
    const record = new BullMqRecordBuilder(data).setQueue(queue).setId(newId()).build();
    return firstValueFrom(sender.emit(pattern, record), { defaultValue: undefined });
  };

  it('brings an emitted event to its handler, with data and context', async () => {
    const { reports } = await startReceiver();
    await emit(await startSender(), 'fine', { messages: ['a.b.c'] });
    await eventually(() => reports.completed.length === 1);
    expect(seen).toEqual([{ pattern: 'fine', data: { messages: ['a.b.c'] }, attempt: 1, queue }]);
  });

  it('keeps the name and message of what a handler throws, and tries again', async () => {
    const { reports } = await startReceiver();
    await emit(await startSender(), 'blinks', {});
    await eventually(() => reports.failed.some(({ final }) => final));
    expect(reports.failed.map(({ error, message }) => [error, message])).toEqual(
      Array.from({ length: 3 }, () => ['RangeError', 'the database blinks']),
    );
    expect(seen.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  });

  it('knows an unrecoverable error when it sees one, and does not try again', async () => {
    const { reports } = await startReceiver();
    await emit(await startSender(), 'poison', {});
    await eventually(() => reports.failed.length === 1);
    expect(reports.failed[0]).toMatchObject({
      error: 'StrangeSignature',
      message: 'the signature is not of this key',
      final: true,
    });
    expect(seen).toHaveLength(1);
  });

  it('without the filter still acknowledges nothing that failed, and says what is missing', async () => {
    const { reports } = await startReceiver();
    await emit(await startSender({ attempts: 1 }), 'masked', {});
    await eventually(() => reports.failed.length === 1);
    expect(reports.failed[0]?.message).toContain('@OnJob');
    expect(reports.completed).toEqual([]);
  });

  it('fails an event that no controller handles', async () => {
    const { reports } = await startReceiver();
    await emit(await startSender(), 'nobody', {});
    await eventually(() => reports.failed.length === 1);
    expect(reports.failed[0]).toMatchObject({ error: 'UnknownPatternError', final: true });
  });

  it('beside HTTP runs each init hook once', async () => {
    await startReceiver();
    expect(inits).toBe(1);
  });

  it.each(['fails', 'filtered'])('shows no error of the house over HTTP (%s)', async (path) => {
    const { app } = await startReceiver();
    const response = await fetch(`${await app.getUrl()}/${path}`);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });

  it('on shutdown closes its server and its sender', async () => {
    const { app } = await startReceiver();
    const sender = await startSender();
    await emit(sender, 'fine', {});
    await eventually(() => seen.length === 1);
    await Promise.all([app, ...apps].map((it) => it.close()));
    await expect(emit(sender, 'fine', {})).rejects.toMatchObject({ code: 'unavailable' });
  });
});
