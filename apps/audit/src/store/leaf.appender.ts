import { leafHash, type TreeFrontier } from '@enlace/audit';
import { partyOf, type Envelope } from '@enlace/contracts';
import { answeredBy } from './answer.finder.js';
import { lockHead } from './head.store.js';
import { runsOf, type NodeRun } from './node.store.js';
import type { SqlRunner } from './sql.runner.js';

/** A verified message as it came: the bytes that become the leaf, and what its envelope says in clear. */
export interface NewLeaf {
  readonly envelope: Envelope;
  readonly digest: string;
  readonly jws: string;
}

/**
 * Appends messages to the log in their order, in the caller's transaction, and says which leaf each became. Two round
 * trips whatever their number, because every other append waits meanwhile.
 *
 * @returns index of the leaf by digest of the message
 */
export async function appendLeaves(
  leaves: readonly NewLeaf[],
  tx: SqlRunner,
): Promise<ReadonlyMap<string, number>> {
  if (leaves.length === 0) return new Map();
  const head = await lockHead(tx);
  const { frontier, nodes } = head.append(leaves.map((leaf) => leafHash(leaf.jws)));
  await insert(leaves, head.size, runsOf(nodes), frontier, tx);
  return new Map(leaves.map((leaf, offset) => [leaf.digest, head.size + offset]));
}

async function insert(
  leaves: readonly NewLeaf[],
  first: number,
  runs: readonly NodeRun[],
  frontier: TreeFrontier,
  tx: SqlRunner,
): Promise<void> {
  const envelopes = leaves.map((leaf) => leaf.envelope);
  const answers = envelopes.flatMap((envelope, offset) =>
    answeredBy(envelope).map((digest) => ({ digest, leaf: first + offset })),
  );
  await tx.query(
    `WITH new_leaf AS (
       INSERT INTO leaf (index, message_id, source, recipient, type, subject, sequence, causation_id,
                         correlation_id, event_time, digest, body)
       SELECT unnest($1::bigint[]), unnest($2::uuid[]), unnest($3::text[]), unnest($4::text[]), unnest($5::text[]),
         unnest($6::text[]), unnest($7::integer[]), unnest($8::uuid[]), unnest($9::uuid[]), unnest($10::timestamptz[]),
         unnest($11::text[]), unnest($12::text[])
     ), new_node AS (
       INSERT INTO node (level, index, hashes)
       SELECT unnest($13::smallint[]), unnest($14::bigint[]), unnest($15::bytea[])
     ), new_answer AS (
       INSERT INTO answer (digest, leaf) SELECT unnest($18::text[]), unnest($19::bigint[])
     )
     UPDATE log_head SET size = $16, edge = $17::bytea[]`,
    [
      leaves.map((_, offset) => first + offset),
      envelopes.map((envelope) => envelope.id),
      envelopes.map((envelope) => partyOf(envelope)),
      envelopes.map((envelope) => envelope.recipient),
      envelopes.map((envelope) => envelope.type),
      envelopes.map((envelope) => envelope.subject ?? null),
      envelopes.map((envelope) => envelope.sequence ?? null),
      envelopes.map((envelope) => envelope.causationid ?? null),
      envelopes.map((envelope) => envelope.correlationid),
      envelopes.map((envelope) => envelope.time),
      leaves.map((leaf) => leaf.digest),
      leaves.map((leaf) => leaf.jws),
      runs.map((run) => run.level),
      runs.map((run) => run.index),
      runs.map((run) => run.hashes),
      frontier.size,
      frontier.edge,
      answers.map((answer) => answer.digest),
      answers.map((answer) => answer.leaf),
    ],
  );
}
