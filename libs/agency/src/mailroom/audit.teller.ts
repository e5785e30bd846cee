import { Inject, Injectable } from '@nestjs/common';
import type { MessageDraft } from '@enlace/contracts';
import {
  INBOUND_HANDLERS,
  OutboxWriter,
  type InboundHandler,
  type InboundMessage,
  type MessageCodec,
} from '@enlace/outbox';
import type { EntityManager } from 'typeorm';
import { MESSAGE_CODEC } from '../party/party.codec.js';

/** Records of this party for the log. The audit sends itself nothing: it would receipt its own receipts for ever. */
@Injectable()
export class AuditTeller {
  constructor(
    @Inject(MESSAGE_CODEC) private readonly codec: MessageCodec,
    @Inject(INBOUND_HANDLERS) private readonly handlers: readonly InboundHandler[],
    private readonly outbox: OutboxWriter,
  ) {}

  async tell(drafts: readonly MessageDraft[], tx: EntityManager): Promise<void> {
    if (this.codec.party === 'audit') await this.keep(drafts, tx);
    else await this.outbox.post([...drafts], tx);
  }

  /** Straight into the log, signed as if it had been sent. */
  private async keep(drafts: readonly MessageDraft[], tx: EntityManager): Promise<void> {
    const sealed = this.codec.seal([...drafts]);
    const messages = drafts.flatMap((draft): InboundMessage[] => {
      const jws = sealed.find(({ id }) => id === draft.id)?.jws;
      if (jws === undefined) return [];
      const { envelope, digest } = this.codec.verify(jws);
      return [{ envelope, digest, jws, sender: 'audit', data: draft.data }];
    });
    const [first] = drafts;
    await this.handlers.find(({ types }) => first && types.includes(first.type))?.apply(messages, tx);
  }
}
