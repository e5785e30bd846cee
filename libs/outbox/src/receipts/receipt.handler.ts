import type { ExchangeObserver } from '@enlace/platform';
import type { EntityManager } from 'typeorm';
import type { InboundHandler, InboundMessage } from '../inbox/inbound.handler.js';
import type { Departures } from '../outbox/departures.js';

/**
 * Ends the copies that a receipt names, if the receiver has the very bytes that were sent. Of two answers the later
 * stands: a receipt that was sent again does not hide the refusal that followed it.
 */
export class ReceiptHandler implements InboundHandler {
  readonly types = ['message.receipted.v1'] as const;

  constructor(
    private readonly departures: Departures,
    private readonly observer?: Pick<ExchangeObserver, 'onAnswered'>,
  ) {}

  async apply(messages: readonly InboundMessage[], tx: EntityManager): Promise<void> {
    const rows = (messages as readonly InboundMessage<'message.receipted.v1'>[]).flatMap((message) =>
      message.data.receipts.map((receipt) => ({
        ...receipt,
        destination: message.sender,
        answer: message.envelope.id,
      })),
    );
    const answered = await tx.query<{ destination: string; seconds: number }[]>(
      // Locked in order of id: two receipts about the same copies were seen to deadlock.
      `WITH receipt AS (
         SELECT DISTINCT ON (id, destination) *
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[], $6::bigint[])
           AS receipt (id, digest, destination, answer, at, leaf)
         ORDER BY id, destination, at DESC
       ), named AS (
         SELECT message_id, destination, receipt.answer, receipt.at, receipt.leaf
         FROM outbox_delivery copy JOIN receipt USING (destination, digest)
         WHERE copy.message_id = receipt.id
         ORDER BY message_id, destination FOR UPDATE OF copy
       ), ended AS (
         DELETE FROM outbox_delivery copy USING named
         WHERE copy.message_id = named.message_id AND copy.destination = named.destination
         RETURNING copy.message_id, copy.destination, answer, at, leaf, copy.attempts, copy.created_at
       ), mended AS (
         UPDATE outbox_answer known SET answer_id = answer, answered_at = at, leaf = receipt.leaf, refusal = NULL
         FROM receipt JOIN outbox_message message ON message.id = receipt.id AND message.digest = receipt.digest
         WHERE known.message_id = receipt.id AND known.destination = receipt.destination
           AND known.refusal IS NOT NULL AND known.answered_at < at
           AND NOT EXISTS (SELECT FROM named WHERE named.message_id = receipt.id
                             AND named.destination = receipt.destination)
       ), heard AS (
         UPDATE outbox_lane SET silent_since = NULL
         WHERE silent_since IS NOT NULL AND destination IN (SELECT destination FROM receipt)
       )
       INSERT INTO outbox_answer AS known
         (message_id, destination, answer_id, answered_at, leaf, attempts, sent_at)
       SELECT message_id, destination, answer, at, leaf, attempts, created_at FROM ended
       ON CONFLICT (message_id, destination) DO UPDATE
       SET answer_id = excluded.answer_id, answered_at = excluded.answered_at, leaf = excluded.leaf, refusal = NULL,
           attempts = excluded.attempts
       WHERE known.answered_at < excluded.answered_at
       RETURNING destination, extract(epoch FROM now() - sent_at)::float8 AS seconds`,
      [
        rows.map((row) => row.id),
        rows.map((row) => row.digest),
        rows.map((row) => row.destination),
        rows.map((row) => row.answer),
        rows.map((row) => row.at),
        rows.map((row) => row.leaf ?? null),
      ],
    );
    this.departures.tell(() => {
      for (const { destination, seconds } of answered) this.observer?.onAnswered(destination, seconds);
    }, tx);
  }
}
