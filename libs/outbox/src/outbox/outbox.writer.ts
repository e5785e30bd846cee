import {
  isReceipt,
  type EventType,
  type MessageDraft,
  type PartyId,
  type SealedMessage,
} from '@enlace/contracts';
import type { EntityManager } from 'typeorm';
import type { MessageCodec } from '../codec/message.codec.js';

interface Copy {
  readonly destination: PartyId;
  readonly receiptExpected: boolean;
}

/**
 * Puts messages into the outbox in the caller's transaction. They are sealed first: the stored bytes are the sent
 * bytes, and the relay holds no keys. Every message of an agency has a second copy, to the audit.
 */
export class OutboxWriter {
  constructor(private readonly codec: MessageCodec) {}

  async post(drafts: readonly MessageDraft[], tx: EntityManager): Promise<SealedMessage[]> {
    if (drafts.length === 0) return [];
    const sealed = drafts.map((draft) => this.codec.seal(draft));
    await tx.query(
      `INSERT INTO outbox_message (id, type, recipient, subject, sequence, digest, body)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::text[])`,
      [
        drafts.map((draft) => draft.id),
        drafts.map((draft) => draft.type),
        drafts.map((draft) => draft.recipient),
        drafts.map((draft) => draft.subject ?? null),
        drafts.map((draft) => draft.sequence ?? null),
        sealed.map((message) => message.digest),
        sealed.map((message) => message.jws),
      ],
    );
    const copies = drafts.flatMap((draft) => this.copiesOf(draft).map((copy) => ({ id: draft.id, ...copy })));
    await tx.query(
      `INSERT INTO outbox_delivery (message_id, destination, receipt_expected)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::boolean[])`,
      [
        copies.map((copy) => copy.id),
        copies.map((copy) => copy.destination),
        copies.map((copy) => copy.receiptExpected),
      ],
    );
    return sealed;
  }

  /** Sends answers again, byte for byte: the sender of a duplicate did not get the first one. */
  async repeat(answerIds: readonly string[], tx: EntityManager): Promise<void> {
    if (answerIds.length === 0) return;
    await tx.query(
      // Locked in order of id: two inboxes that answer the same duplicates must not wait for each other.
      `UPDATE outbox_delivery delivery SET state = 'open', due_at = now()
       FROM (
         SELECT message_id, destination FROM outbox_delivery
         WHERE message_id = ANY($1::uuid[]) AND NOT receipt_expected
         ORDER BY message_id FOR UPDATE
       ) asked
       WHERE delivery.message_id = asked.message_id AND delivery.destination = asked.destination`,
      [[...new Set(answerIds)]],
    );
  }

  /**
   * A receipt expects no receipt from its addressee, or two parties would thank each other for ever; its audit copy
   * expects one like any other. What the audit sends is in the log already and is not tapped.
   */
  private copiesOf(draft: { readonly type: EventType; readonly recipient: PartyId }): Copy[] {
    const audit: Copy = { destination: 'audit', receiptExpected: true };
    if (draft.recipient === 'audit') return [audit];
    const addressee: Copy = { destination: draft.recipient, receiptExpected: !isReceipt(draft.type) };
    return this.codec.party === 'audit' ? [addressee] : [addressee, audit];
  }
}
