import type { ExchangeObserver } from '@enlace/platform';
import type { EntityManager } from 'typeorm';
import type { InboundHandler, InboundMessage } from '../inbox/inbound.handler.js';
import type { Departures } from '../outbox/departures.js';
import { END_FRESH_COPIES, END_NAMED_COPIES } from './copy.ending.js';

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

/** Copies that were open equally long: those of one transaction, mostly all that a receipt names. */
interface EndedCopies {
  readonly destination: string;
  readonly seconds: number;
  readonly copies: number;
}

/** Of two receipts about one copy the later: the statements below read $1 to $6 as {@link valuesOf} writes them. */
const TOLD = `
  told AS (
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
    // In company none is taken for answered before. If one was, each message is tried alone.
    const ended = await endCopies(receipts, messages.length > 1 ? END_FRESH_COPIES : END_NAMED_COPIES, tx);
    const copies = ended.reduce((sum, group) => sum + group.copies, 0);
    if (copies < receipts.length) await mendAnswers(receipts, tx);
    this.departures.tell(() => {
      for (const group of ended) this.observer?.onAnswered(group.destination, group.seconds, group.copies);
    }, tx);
  }
}

async function endCopies(
  receipts: readonly Receipt[],
  ending: string,
  tx: EntityManager,
): Promise<EndedCopies[]> {
  return tx.query<EndedCopies[]>(
    `WITH ${TOLD}, named AS (
       SELECT message_id, destination, told.answer, told.at, told.leaf, NULL::text AS code
       FROM outbox_delivery copy JOIN told USING (destination, digest)
       WHERE copy.message_id = told.id
       ORDER BY message_id, destination FOR UPDATE OF copy
     ), ${ending}
     SELECT destination, seconds, count(*)::integer AS copies FROM answered GROUP BY destination, seconds`,
    valuesOf(receipts),
  );
}

/**
 * A copy that was refused and then taken after all. Apart from the ending of copies, which nearly every receipt does: to
 * look for a refusal behind each of them took as long as all the rest. An answer that has just been written stands.
 */
async function mendAnswers(receipts: readonly Receipt[], tx: EntityManager): Promise<void> {
  await tx.query(
    `WITH ${TOLD}
     UPDATE outbox_answer known SET answer_id = answer, answered_at = at, leaf = told.leaf, refusal = NULL
     FROM told JOIN outbox_message message ON message.id = told.id AND message.digest = told.digest
     WHERE known.message_id = told.id AND known.destination = told.destination
       AND known.refusal IS NOT NULL AND known.answered_at < at`,
    valuesOf(receipts),
  );
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
