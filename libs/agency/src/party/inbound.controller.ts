import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { EVENT_TYPES } from '@enlace/contracts';
import { InboxProcessor } from '@enlace/outbox';
import { ANY_PATTERN } from '@enlace/transport';

/**
 * The one door for messages. Every type comes through the inbox, also one that nobody knows: the inbox makes it a dead
 * letter with a signed refusal, where the transport alone could only fail the job.
 */
@Controller()
export class InboundController {
  constructor(private readonly inbox: InboxProcessor) {}

  @EventPattern([...EVENT_TYPES, ANY_PATTERN])
  async receive(@Payload() job: unknown): Promise<void> {
    await this.inbox.process(job);
  }
}
