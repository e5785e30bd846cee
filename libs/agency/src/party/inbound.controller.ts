import { Controller, Logger } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { EVENT_TYPES, EnlaceError } from '@enlace/contracts';
import { InboxProcessor } from '@enlace/outbox';
import { withLogFields, type LogFields } from '@enlace/platform';
import { ANY_PATTERN, BullMqContext, OnJob } from '@enlace/transport';
import { ExchangeWatch } from '../operations/exchange.watch.js';

/**
 * The one door for messages. Every type comes through the inbox, also one that nobody knows: the inbox makes it a dead
 * letter with a signed refusal, where the transport alone could only fail the job.
 */
@Controller()
export class InboundController {
  private readonly logger = new Logger('Inbox');

  constructor(
    private readonly inbox: InboxProcessor,
    private readonly watch: ExchangeWatch,
  ) {}

  @OnJob(...EVENT_TYPES, ANY_PATTERN)
  async receive(@Payload() job: unknown, @Ctx() context: BullMqContext): Promise<void> {
    try {
      await withLogFields(fieldsOf(job, context), () => this.handle(job));
      this.watch.onJob('done');
    } catch (error) {
      this.watch.onJob('failed');
      throw withoutQuotes(error);
    }
  }

  private async handle(job: unknown): Promise<void> {
    await this.inbox.process(job);
    this.logger.debug('A job was handled');
  }
}

/**
 * What ties the log lines of a job together. Whoever reaches the broker may write a job, so its id is taken for one only
 * when it looks like ours: a message and an attempt.
 */
function fieldsOf(job: unknown, context: BullMqContext): LogFields {
  const id = /^[0-9a-f-]{36}-\d{1,9}$/.exec(context.getJob().id ?? '')?.[0] ?? 'foreign';
  const messages = typeof job === 'object' && job !== null && 'messages' in job ? job.messages : undefined;
  return { job: id, messages: Array.isArray(messages) ? messages.length : 0 };
}

/**
 * The broker keeps the message of an error with the job, and a database quotes the value it could not store, which may
 * be a name: what leaves here says what failed and where, never with which words.
 */
function withoutQuotes(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof EnlaceError) return error;
  const { name, code, stack } = error as Error & { readonly code?: unknown };
  const safe = new Error(`The inbox could not take the job (${name}). It is tried again.`);
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return Object.assign(safe, { name, code, stack: [`${name}: ${safe.message}`, ...frames].join('\n') });
}
