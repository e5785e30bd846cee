import type { ExchangeObserver } from '@enlace/platform';
import type { EntityManager } from 'typeorm';
import type { InboundHandler, InboundMessage } from '../inbox/inbound.handler.js';
import type { Departures } from '../outbox/departures.js';

/** What one receiver says of one message. */
interface Receipt {
  readonly id: string;
  readonly digest: string;
  readonly destination: string;
  /** The message that says it. */
  readonly answer: string;
  readonly at: string;
  readonly leaf: number | null;
}

interface Ended {
  readonly id: string;
  readonly destination: string;
  /** How long the copy was open. */
  readonly seconds: number;
}

/** Of two receipts about one copy the later: the statements below read $1 to $6 as {@link valuesOf} writes them. */
const RECEIPT = `
  receipt AS (
    SELECT DISTINCT ON (id, destination) *
    FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::timestamptz[], $6::bigint[])
      AS receipt (id, digest, destination, answer, at, leaf)
    ORDER BY id, destination, at DESC
  )`;

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
    const receipts = (messages as readonly InboundMessage<'message.receipted.v1'>[]).flatMap((message) =>
      message.data.receipts.map(({ id, digest, at, leaf }) => {
        const answer = message.envelope.id;
        return { id, digest, destination: message.sender, answer, at, leaf: leaf ?? null };
      }),
    );
    const ended = await endCopies(receipts, tx);
    const known = new Set(ended.map(nameOf));
    await mendAnswers(
      receipts.filter((receipt) => !known.has(nameOf(receipt))),
      tx,
    );
    this.departures.tell(() => {
      for (const { destination, seconds } of ended) this.observer?.onAnswered(destination, seconds);
    }, tx);
  }
}

async function endCopies(receipts: readonly Receipt[], tx: EntityManager): Promise<Ended[]> {
  return tx.query<Ended[]>(
    // Locked in order of id: two receipts about the same copies were seen to deadlock.
    `WITH ${RECEIPT}, named AS (
       SELECT message_id, destination, receipt.answer, receipt.at, receipt.leaf
       FROM outbox_delivery copy JOIN receipt USING (destination, digest)
       WHERE copy.message_id = receipt.id
       ORDER BY message_id, destination FOR UPDATE OF copy
     ), ended AS (
       DELETE FROM outbox_delivery copy USING named
       WHERE copy.message_id = named.message_id AND copy.destination = named.destination
       RETURNING copy.message_id, copy.destination, answer, at, leaf, copy.attempts, copy.created_at
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
     RETURNING message_id AS id, destination, extract(epoch FROM now() - sent_at)::float8 AS seconds`,
    valuesOf(receipts),
  );
}

/**
 * A copy that was refused and then taken after all. Apart from the ending of copies, which nearly every receipt does: to
 * look for a refusal behind each of them took as long as all the rest.
 */
async function mendAnswers(receipts: readonly Receipt[], tx: EntityManager): Promise<void> {
  if (receipts.length === 0) return;
  await tx.query(
    `WITH ${RECEIPT}
     UPDATE outbox_answer known SET answer_id = answer, answered_at = at, leaf = receipt.leaf, refusal = NULL
     FROM receipt JOIN outbox_message message ON message.id = receipt.id AND message.digest = receipt.digest
     WHERE known.message_id = receipt.id AND known.destination = receipt.destination
       AND known.refusal IS NOT NULL AND known.answered_at < at`,
    valuesOf(receipts),
  );
}

function nameOf({ id, destination }: Pick<Receipt, 'id' | 'destination'>): string {
  return `${id} ${destination}`;
}

function valuesOf(receipts: readonly Receipt[]): unknown[] {
  return [
    receipts.map((receipt) => receipt.id),
    receipts.map((receipt) => receipt.digest),
    receipts.map((receipt) => receipt.destination),
    receipts.map((receipt) => receipt.answer),
    receipts.map((receipt) => receipt.at),
    receipts.map((receipt) => receipt.leaf),
  ];
}
