import { leafHash, type TreeFrontier, type TreeNode } from '@enlace/audit';
import { partyOf, type Envelope } from '@enlace/contracts';
import { copyRows } from '@enlace/platform';
import type { EntityManager } from 'typeorm';
import { answeredBy } from './answer.finder.js';
import { lockHead } from './head.store.js';

/** A verified message as it came: the bytes that become the leaf, and what its envelope says in clear. */
export interface NewLeaf {
  readonly envelope: Envelope;
  readonly digest: string;
  readonly jws: string;
}

/**
 * Appends messages to the log in their order, in the caller's transaction, and says which leaf each became. A few round
 * trips whatever their number, because every other append waits meanwhile.
 *
 * @returns index of the leaf by digest of the message
 */
export async function appendLeaves(
  leaves: readonly NewLeaf[],
  tx: EntityManager,
): Promise<ReadonlyMap<string, number>> {
  if (leaves.length === 0) return new Map();
  const head = await lockHead(tx);
  const { frontier, nodes } = head.append(leaves.map((leaf) => leafHash(Buffer.from(leaf.jws))));
  await insert(leaves, head.size, nodes, frontier, tx);
  return new Map(leaves.map((leaf, offset) => [leaf.digest, head.size + offset]));
}

async function insert(
  leaves: readonly NewLeaf[],
  first: number,
  nodes: readonly TreeNode[],
  frontier: TreeFrontier,
  tx: EntityManager,
): Promise<void> {
  const envelopes = leaves.map((leaf) => leaf.envelope);
  const answers = envelopes.flatMap((envelope, offset) =>
    answeredBy(envelope).map((digest) => ({ digest, leaf: first + offset })),
  );
  await copyRows(
    'leaf',
    {
      index: ['bigint', leaves.map((_, offset) => first + offset)],
      message_id: ['uuid', envelopes.map((envelope) => envelope.id)],
      source: ['text', envelopes.map((envelope) => partyOf(envelope))],
      recipient: ['text', envelopes.map((envelope) => envelope.recipient)],
      type: ['text', envelopes.map((envelope) => envelope.type)],
      subject: ['text', envelopes.map((envelope) => envelope.subject)],
      sequence: ['integer', envelopes.map(({ sequence }) => sequence && Number(sequence))],
      causation_id: ['uuid', envelopes.map((envelope) => envelope.causationid)],
      correlation_id: ['uuid', envelopes.map((envelope) => envelope.correlationid)],
      event_time: ['timestamptz', envelopes.map((envelope) => new Date(envelope.time))],
      digest: ['text', leaves.map((leaf) => leaf.digest)],
      body: ['text', leaves.map((leaf) => leaf.jws)],
    },
    tx,
  );
  await copyRows(
    'node',
    {
      level: ['smallint', nodes.map((node) => node.level)],
      index: ['bigint', nodes.map((node) => node.index)],
      hash: ['bytea', nodes.map((node) => node.hash)],
    },
    tx,
  );
  await copyRows(
    'answer',
    {
      digest: ['text', answers.map((answer) => answer.digest)],
      leaf: ['bigint', answers.map((answer) => answer.leaf)],
    },
    tx,
  );
  await tx.query('UPDATE log_head SET size = $1, edge = $2::bytea[]', [frontier.size, frontier.edge]);
}
