import { Inject, Injectable } from '@nestjs/common';
import {
  createMessageId,
  createTraceparent,
  type EventData,
  type MessageDraft,
  type ReplayView,
} from '@enlace/contracts';
import {
  INBOUND_HANDLERS,
  OutboxWriter,
  type InboundHandler,
  type InboundMessage,
  type MessageCodec,
} from '@enlace/outbox';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { MESSAGE_CODEC } from '../party/party.codec.js';

type Operation = 'operation.performed.v1';

/** Tells the audit what operators do. The audit sends itself nothing: it would receipt its own receipts for ever. */
@Injectable()
export class OperationTeller {
  constructor(
    @Inject(MESSAGE_CODEC) private readonly codec: MessageCodec,
    @Inject(INBOUND_HANDLERS) private readonly handlers: readonly InboundHandler[],
    private readonly outbox: OutboxWriter,
  ) {}

  async tell(
    caller: Principal,
    what: EventData<Operation>['what'],
    { id, total }: ReplayView,
    tx: EntityManager,
  ): Promise<void> {
    const now = Date.now();
    const draft: MessageDraft<Operation> = {
      id: createMessageId(now),
      type: 'operation.performed.v1',
      time: new Date(now).toISOString(),
      recipient: 'audit',
      correlationid: id,
      traceparent: createTraceparent(),
      data: { actor: caller.actor, role: caller.role, what, operation: id, count: total },
    };
    if (this.codec.party === 'audit') await this.keep(draft, tx);
    else await this.outbox.post([draft], tx);
  }

  /** Straight into the log, signed as if it had been sent. */
  private async keep(draft: MessageDraft<Operation>, tx: EntityManager): Promise<void> {
    const messages = this.codec.seal([draft]).map(({ jws }): InboundMessage => {
      const { envelope, digest } = this.codec.verify(jws);
      return { envelope, digest, jws, sender: 'audit', data: draft.data };
    });
    await this.handlers.find(({ types }) => types.includes(draft.type))?.apply(messages, tx);
  }
}
