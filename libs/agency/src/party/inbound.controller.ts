import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { EVENT_TYPES, EnlaceError } from '@enlace/contracts';
import { InboxProcessor } from '@enlace/outbox';
import { ANY_PATTERN, OnJob } from '@enlace/transport';

/**
 * The one door for messages. Every type comes through the inbox, also one that nobody knows: the inbox makes it a dead
 * letter with a signed refusal, where the transport alone could only fail the job.
 */
@Controller()
export class InboundController {
  constructor(private readonly inbox: InboxProcessor) {}

  @OnJob(...EVENT_TYPES, ANY_PATTERN)
  async receive(@Payload() job: unknown): Promise<void> {
    try {
      await this.inbox.process(job);
    } catch (error) {
      throw withoutQuotes(error);
    }
  }
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
