import { EnlaceError } from '@enlace/contracts';
import { Cluster, type Redis } from 'ioredis';
import { within } from './broker.deadline.js';
import { nodesOf, type RedisClient } from './redis.client.js';

/** Longer, and a node counts as away: it must not keep the queues of the other nodes waiting. */
const ANSWER_MS = 2_000;

/** What the servers behind a client let this account ask. */
export interface Openness {
  /** Every node answered. */
  readonly complete: boolean;
  /** Every node that answered told its policy. */
  readonly policy: boolean;
  readonly info: boolean;
}

interface Answer {
  readonly node: Redis;
  readonly policy: string | undefined;
  readonly info: boolean;
}

/**
 * Looks whether every server behind a client keeps what it is given. One that evicts takes keys of a queue one by one:
 * jobs vanish, and what remains of the queue contradicts itself.
 *
 * @throws EnlaceError configuration-invalid when one evicts, or what kept all of them from answering
 */
export async function requireNoEviction(client: RedisClient): Promise<Openness> {
  const nodes = nodesOf(client);
  const outcomes = await Promise.allSettled(nodes.map((node) => within(ANSWER_MS, ask(node))));
  const answers = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  if (answers.length === 0) {
    const [lost] = outcomes.filter((outcome) => outcome.status === 'rejected');
    throw lost?.reason ?? new Error('The cluster names no node.');
  }
  const evicting = answers.find(({ policy = 'noeviction' }) => policy !== 'noeviction');
  if (evicting !== undefined) throw refusal(evicting, client instanceof Cluster);
  return {
    complete: answers.length === nodes.length,
    policy: answers.every(({ policy }) => policy !== undefined),
    info: answers.every(({ info }) => info),
  };
}

/** INFO first: it needs fewer rights than CONFIG, which most providers forbid. */
async function ask(node: Redis): Promise<Answer> {
  const text = await node.info('memory').catch(unlessForbidden);
  const told = /^maxmemory_policy:([\w-]+)/m.exec(text ?? '')?.[1];
  if (told !== undefined) return { node, policy: told, info: true };
  const config: unknown = await node.config('GET', 'maxmemory-policy').catch(unlessForbidden);
  const policy = Array.isArray(config) && typeof config[1] === 'string' ? config[1] : undefined;
  return { node, policy, info: text !== undefined };
}

function unlessForbidden(error: Error): undefined {
  // An answer, if not the one hoped for; anything else is a connection that broke.
  if (error.name !== 'ReplyError') throw error;
}

function refusal({ node, policy }: Answer, ofMany: boolean): EnlaceError {
  const which = ofMany
    ? `The node ${node.options.host}:${node.options.port} of this Redis Cluster`
    : 'This Redis';
  return new EnlaceError(
    'configuration-invalid',
    `${which} has maxmemory-policy ${policy}: when its memory is full it deletes parts of the queues, and jobs with ` +
      'them. Set it to noeviction (CONFIG SET maxmemory-policy noeviction, and in redis.conf), or use a Redis that ' +
      'is nobody’s cache.',
    { field: 'REDIS_URL', facts: { policy } },
  );
}
