import type { EntityManager } from 'typeorm';
import type { InboundHandler, InboundMessage } from '../inbox/inbound.handler.js';
import { lockDeliveries } from './delivery.lock.js';

/**
 * Stops the re-sending of a copy that its receiver will never take, and leaves it for an operator. Only a refusal of
 * the very bytes counts: damaged or forged bytes under the same id are not ours, and ours are sent again. A message
 * that came early is receipted before its handler sees it, so a refusal may follow a receipt.
 */
export class RefusalHandler implements InboundHandler {
  readonly types = ['message.refused.v1'] as const;

  async apply(messages: readonly InboundMessage[], tx: EntityManager): Promise<void> {
    const rows = (messages as readonly InboundMessage<'message.refused.v1'>[]).flatMap((message) =>
      message.data.refusals.map((refusal) => ({
        ...refusal,
        destination: message.sender,
        answer: message.envelope.id,
      })),
    );
    await lockDeliveries(rows, tx);
    await tx.query(
      `UPDATE outbox_delivery delivery
       SET state = 'refused', refusal = refused.code, answer_id = refused.answer, answered_at = refused.at
       FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[])
         AS refused (digest, destination, code, answer, at)
       JOIN outbox_message message ON message.digest = refused.digest
       WHERE delivery.message_id = message.id AND delivery.destination = refused.destination
         AND (delivery.state = 'open' OR (delivery.state = 'done' AND delivery.answered_at <= refused.at))`,
      [
        rows.map((row) => row.digest),
        rows.map((row) => row.destination),
        rows.map((row) => row.code),
        rows.map((row) => row.answer),
        rows.map((row) => row.at),
      ],
    );
  }
}
