import type { PartyId } from '@enlace/contracts';
import type { DataSource } from 'typeorm';

/** One copy of one message that is due, claimed by this relay until its next due time. */
export interface ClaimedDelivery {
  readonly messageId: string;
  readonly destination: PartyId;
  readonly attempt: number;
  readonly receiptExpected: boolean;
  readonly type: string;
  readonly body: string;
}

export interface RetryPolicy {
  /** Seconds before the first re-send. @defaultValue 5 */
  readonly baseSeconds: number;
  /** Seconds between re-sends at most. @defaultValue 300 */
  readonly capSeconds: number;
}

/**
 * Claims due copies by moving their due time: the claim and the next retry are one write, so a relay that dies after
 * it leaves nothing to sweep. The wait doubles up to the cap, a quarter more or less by chance, so that a receiver
 * that comes back is not met by everybody at once. `SKIP LOCKED` lets several relays share the work.
 */
export async function claimDeliveries(
  dataSource: DataSource,
  limit: number,
  retry: RetryPolicy,
): Promise<ClaimedDelivery[]> {
  return dataSource.query<ClaimedDelivery[]>(
    `WITH due AS (
       SELECT message_id, destination FROM outbox_delivery
       WHERE state = 'open' AND due_at <= now()
       ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED
     ), claimed AS (
       UPDATE outbox_delivery delivery
       SET attempts = attempts + 1,
           due_at = now() + make_interval(
             secs => least($3::float8, $2::float8 * power(2, least(attempts, 20))) * (0.75 + random() * 0.5))
       FROM due
       WHERE delivery.message_id = due.message_id AND delivery.destination = due.destination
       RETURNING delivery.message_id, delivery.destination, delivery.attempts, delivery.receipt_expected
     )
     SELECT claimed.message_id AS "messageId", claimed.destination, claimed.attempts AS attempt,
            claimed.receipt_expected AS "receiptExpected", message.type, message.body
     FROM claimed JOIN outbox_message message ON message.id = claimed.message_id
     ORDER BY message.position`,
    [limit, retry.baseSeconds, retry.capSeconds],
  );
}

/** Ends copies that expect no receipt, once the broker has them. Lost after this, they are asked for by a duplicate. */
export async function endUnreceipted(dataSource: DataSource, messageIds: readonly string[]): Promise<void> {
  await dataSource.query(
    // Locked in order of id, as OutboxWriter.repeat does, which may want the same copies sent again.
    `UPDATE outbox_delivery delivery SET state = 'done'
     FROM (
       SELECT message_id, destination FROM outbox_delivery
       WHERE message_id = ANY($1::uuid[]) AND NOT receipt_expected
       ORDER BY message_id FOR UPDATE
     ) sent
     WHERE delivery.message_id = sent.message_id AND delivery.destination = sent.destination`,
    [messageIds],
  );
}
