import type { DifferenceView, MessageDraft } from '@enlace/contracts';
import { Reconciler, listDifferences } from '@enlace/outbox';
import type { House } from './house.js';
import type { Exchange } from './loopback.js';

/** A receiver as after a start: it has told SENAFRONT nothing of what it has. */
export function startComparing(receiver: House, now = Date.now): Reconciler {
  return new Reconciler(receiver.work, receiver.outbox, ['senafront'], { settle: 0, now });
}

/** One comparison and all that comes of it. */
export async function compare(exchange: Exchange, reconciler: Reconciler): Promise<void> {
  await reconciler.run();
  await exchange.rest();
}

export async function send(exchange: Exchange, drafts: readonly MessageDraft[]): Promise<void> {
  const { work, outbox } = exchange.house('senafront');
  await work.run((tx) => outbox.post(drafts, tx));
  await exchange.rest();
}

/** A receiver as a backup has it that was made before the last messages came. */
export async function loseReceived(house: House, lost: readonly MessageDraft[]): Promise<void> {
  const ids = lost.map(({ id }) => id);
  await house.database.query('DELETE FROM inbox_message WHERE id = ANY($1::uuid[])', [ids]);
  await house.database.query('DELETE FROM effect WHERE message_id = ANY($1::uuid[])', [ids]);
  await house.database.query(
    `UPDATE inbox_sequence pair SET next = coalesce((SELECT max(sequence) + 1 FROM inbox_message known
       WHERE known.sender = pair.sender AND known.subject = pair.subject), 1)`,
  );
}

/** A sender as a backup has it that was made before it sent the last. */
export async function loseSent(house: House, lost: readonly MessageDraft[]): Promise<void> {
  const ids = lost.map(({ id }) => id);
  await house.database.query('DELETE FROM outbox_message WHERE id = ANY($1::uuid[])', [ids]);
  await house.database.query('DELETE FROM outbox_answer WHERE message_id = ANY($1::uuid[])', [ids]);
}

export async function differencesOf(house: House): Promise<readonly DifferenceView[]> {
  return (await listDifferences(house.database.manager)).items;
}
