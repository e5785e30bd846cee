import { EnlaceError } from "../../../contracts/src/index.js";
import { Cluster } from "ioredis";
import { within } from "./broker.deadline.js";
import { nodesOf } from "./redis.client.js";
/** Longer, and a node counts as away: it must not keep the queues of the other nodes waiting. */ const ANSWER_MS = 2_000;
/**
 * Looks whether every server behind a client keeps what it is given. One that evicts takes keys of a queue one by one:
 * jobs vanish, and what remains of the queue contradicts itself.
 *
 * @throws EnlaceError configuration-invalid when one evicts, or what kept all of them from answering
 */ export async function requireNoEviction(client) {
    const nodes = nodesOf(client);
    const outcomes = await Promise.allSettled(nodes.map((node)=>within(ANSWER_MS, ask(node))));
    const answers = outcomes.flatMap((outcome)=>outcome.status === 'fulfilled' ? [
            outcome.value
        ] : []);
    if (answers.length === 0) {
        const [lost] = outcomes.filter((outcome)=>outcome.status === 'rejected');
        throw lost?.reason ?? new Error('The cluster names no node.');
    }
    const evicting = answers.find(({ policy = 'noeviction' })=>policy !== 'noeviction');
    if (evicting !== undefined) throw refusal(evicting, client instanceof Cluster);
    return {
        complete: answers.length === nodes.length,
        policy: answers.every(({ policy })=>policy !== undefined),
        info: answers.every(({ info })=>info)
    };
}
/** INFO first: it needs fewer rights than CONFIG, which most providers forbid. */ async function ask(node) {
    const text = await node.info('memory').catch(unlessForbidden);
    const told = /^maxmemory_policy:([\w-]+)/m.exec(text ?? '')?.[1];
    if (told !== undefined) return {
        node,
        policy: told,
        info: true
    };
    const config = await node.config('GET', 'maxmemory-policy').catch(unlessForbidden);
    const policy = Array.isArray(config) && typeof config[1] === 'string' ? config[1] : undefined;
    return {
        node,
        policy,
        info: text !== undefined
    };
}
function unlessForbidden(error) {
    // An answer, if not the one hoped for; anything else is a connection that broke.
    if (error.name !== 'ReplyError') throw error;
}
function refusal({ node, policy }, ofMany) {
    const which = ofMany ? `The node ${node.options.host}:${node.options.port} of this Redis Cluster` : 'This Redis';
    return new EnlaceError('configuration-invalid', `${which} has maxmemory-policy ${policy}: when its memory is full it deletes parts of the queues, and jobs with ` + 'them. Set it to noeviction (CONFIG SET maxmemory-policy noeviction, and in redis.conf), or use a Redis that ' + 'is nobody’s cache.', {
        field: 'REDIS_URL',
        facts: {
            policy
        }
    });
}

//# sourceMappingURL=redis.policy.js.map