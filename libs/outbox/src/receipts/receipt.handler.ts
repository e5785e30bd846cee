import type { EntityManager } from 'typeorm';
import type { InboundHandler, InboundMessage } from '../inbox/inbound.handler.js';
import { lockDeliveries } from './delivery.lock.js';

/**
 * Ends the copies that a receipt names, if the receiver has the very bytes that were sent. Of two answers the later
 * stands: a receipt that was sent again does not hide the refusal that followed it.
 */
export class ReceiptHandler implements InboundHandler {
  readonly types = ['message.receipted.v1'] as const;

  async apply(messages: readonly InboundMessage[], tx: EntityManager): Promise<void> {
    const rows = (messages as readonly InboundMessage<'message.receipted.v1'>[]).flatMap((message) =>
      message.data.receipts.map((receipt) => ({
        ...receipt,
        destination: message.sender,
        answer: message.envelope.id,
      })),
    );
    await lockDeliveries(rows, tx);
    await tx.query(
      `UPDATE outbox_delivery delivery
       SET state = 'done', refusal = NULL, answer_id = receipt.answer, answered_at = receipt.at, leaf = receipt.leaf
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[], $6::bigint[])
         AS receipt (id, digest, destination, answer, at, leaf)
       JOIN outbox_message message ON message.id = receipt.id AND message.digest = receipt.digest
       WHERE delivery.message_id = receipt.id AND delivery.destination = receipt.destination
         AND (delivery.state = 'open' OR (delivery.state = 'refused' AND delivery.answered_at < receipt.at))`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.digest),
        rows.map((row) => row.destination),
        rows.map((row) => row.answer),
        rows.map((row) => row.at),
        rows.map((row) => row.leaf ?? null),
      ],
    );
  }
}
