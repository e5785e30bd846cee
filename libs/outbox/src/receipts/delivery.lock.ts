import type { EntityManager } from 'typeorm';

/**
 * Locks the copies that answers speak of, in one order for all: an update by itself locks in the order of its plan,
 * and two of them about the same copies were seen to deadlock.
 *
 * @param answers digest of a message and the party that answers for its copy
 */
export async function lockDeliveries(
  answers: readonly { readonly digest: string; readonly destination: string }[],
  tx: EntityManager,
): Promise<void> {
  await tx.query(
    `SELECT 1 FROM outbox_delivery delivery JOIN outbox_message message ON message.id = delivery.message_id
     WHERE message.digest = ANY($1::text[]) AND delivery.destination = ANY($2::text[])
     ORDER BY delivery.message_id, delivery.destination FOR UPDATE OF delivery`,
    [answers.map((answer) => answer.digest), [...new Set(answers.map((answer) => answer.destination))]],
  );
}
