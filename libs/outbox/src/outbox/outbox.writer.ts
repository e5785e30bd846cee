import { isReceipt, type MessageDraft, type PartyId, type SealedMessage } from '@enlace/contracts';
import type { EntityManager } from 'typeorm';
import type { MessageCodec } from '../codec/message.codec.js';
import type { ClaimedDelivery, RetryPolicy } from '../relay/delivery.claim.js';
import type { Departures } from './departures.js';

/** A message that is sealed, and what the outbox says of it in clear. */
export type OutgoingMessage = SealedMessage &
  Pick<MessageDraft, 'type' | 'recipient' | 'subject' | 'sequence'>;

interface Copy {
  readonly destination: PartyId;
  readonly receiptExpected: boolean;
}

/**
 * Puts messages into the outbox in the caller's transaction. They are sealed first: the stored bytes are the sent
 * bytes, and the relay holds no keys. Every message of an agency has a second copy, to the audit.
 */
export class OutboxWriter {
  constructor(
    private readonly codec: MessageCodec,
    private readonly departures: Departures,
    private readonly retry: RetryPolicy,
  ) {}

  async post(drafts: readonly MessageDraft[], tx: EntityManager): Promise<SealedMessage[]> {
    const sealed = this.seal(drafts);
    await this.insert(sealed, tx);
    return sealed;
  }

  /** For whoever seals before the transaction begins: locks do not wait for it then. In the order of the drafts. */
  seal(drafts: readonly MessageDraft[]): OutgoingMessage[] {
    if (drafts.length === 0) return [];
    const sealed = this.codec.seal(drafts);
    return drafts.map(({ id, type, recipient, subject, sequence }, index) => {
      const { jws = '', digest = '' } = sealed[index] ?? {};
      return { id, type, recipient, subject, sequence, jws, digest };
    });
  }

  async insert(messages: readonly OutgoingMessage[], tx: EntityManager): Promise<void> {
    if (messages.length === 0) return;
    const copies = messages.flatMap((message) => this.copiesOf(message));
    await tx.query(
      `WITH message AS (
         INSERT INTO outbox_message (id, type, recipient, subject, sequence, digest, body)
         SELECT unnest($1::uuid[]), unnest($2::text[]), unnest($3::text[]), unnest($4::text[]), unnest($5::integer[]),
           unnest($6::text[]), unnest($7::text[])
       )
       INSERT INTO outbox_delivery (message_id, destination, digest, receipt_expected, due_at)
       SELECT unnest($8::uuid[]), unnest($9::text[]), unnest($10::text[]), unnest($11::boolean[]),
         now() + make_interval(secs => $12::float8)`,
      [
        messages.map((message) => message.id),
        messages.map((message) => message.type),
        messages.map((message) => message.recipient),
        messages.map((message) => message.subject ?? null),
        messages.map((message) => message.sequence ?? null),
        messages.map((message) => message.digest),
        messages.map((message) => message.jws),
        copies.map((copy) => copy.messageId),
        copies.map((copy) => copy.destination),
        copies.map((copy) => copy.digest),
        copies.map((copy) => copy.receiptExpected),
        this.firstWait(),
      ],
    );
    this.departures.hold(copies, tx);
  }

  /**
   * Sends answers again, byte for byte: the sender of a duplicate did not get the first one. Their attempts are numbered
   * by the clock: the row that counted them is gone, and a job of the same id that a dead worker left would swallow this one.
   */
  async repeat(answerIds: readonly string[], tx: EntityManager): Promise<void> {
    if (answerIds.length === 0) return;
    const copies = await tx.query<ClaimedDelivery[]>(
      // In order of id: two inboxes that answer the same duplicates must not wait for each other.
      `WITH copy AS (
         INSERT INTO outbox_delivery AS open (message_id, destination, digest, receipt_expected, due_at)
         SELECT id, recipient, digest, false, now() + make_interval(secs => $2::float8)
         FROM outbox_message WHERE id = ANY($1::uuid[]) ORDER BY id
         ON CONFLICT (message_id, destination) DO UPDATE SET attempts = open.attempts + 1, due_at = excluded.due_at
         RETURNING message_id, destination
       )
       SELECT message_id AS "messageId", destination, extract(epoch FROM clock_timestamp())::integer AS attempt,
              false AS "receiptExpected", type, body
       FROM copy JOIN outbox_message ON id = message_id`,
      [[...new Set(answerIds)], this.firstWait()],
    );
    this.departures.hold(copies, tx);
  }

  /**
   * Seconds to the first re-send: a quarter more or less by chance, so that a receiver that comes back is not met by everything
   * at once. One chance for what is committed together, which stands together in the index of due times then.
   */
  private firstWait(): number {
    return this.retry.baseSeconds * (0.75 + Math.random() * 0.5);
  }

  /**
   * A receipt expects no receipt from its addressee, or two parties would thank each other for ever; its audit copy
   * expects one like any other. What the audit sends is in the log already and is not tapped.
   */
  private copiesOf(message: OutgoingMessage): (ClaimedDelivery & { readonly digest: string })[] {
    const { id, type, recipient, jws, digest } = message;
    const audit: Copy = { destination: 'audit', receiptExpected: true };
    const addressee: Copy = { destination: recipient, receiptExpected: !isReceipt(type) };
    const places =
      recipient === 'audit' ? [audit] : this.codec.party === 'audit' ? [addressee] : [addressee, audit];
    return places.map((place) => ({ ...place, messageId: id, attempt: 1, type, body: jws, digest }));
  }
}
