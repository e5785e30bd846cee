import { EnlaceError } from "../../../contracts/src/index.js";
import { findReplayItems } from "./replay.items.js";
/** What an operator may do with a replay, and from which states. */ const MOVES = {
    pause: {
        from: [
            'planned',
            'running'
        ],
        to: 'paused'
    },
    resume: {
        from: [
            'paused'
        ],
        to: 'running'
    },
    stop: {
        from: [
            'planned',
            'running',
            'paused'
        ],
        to: 'stopped'
    }
};
const LISTED_MOST = 100;
/**
 * Fixes what is replayed, or only says what would be.
 *
 * @param overdueAttempts sends of one copy after which it may be replayed
 * @throws EnlaceError `not-found` when nothing fits
 */ export async function planReplay(request, { actor, role }, overdueAttempts, tx) {
    const found = await findReplayItems(request, overdueAttempts, tx);
    const items = found.map(({ item, destination })=>({
            id: item,
            destination: destination || null
        }));
    const plan = {
        dryRun: request.dryRun,
        total: items.length,
        items
    };
    if (request.dryRun) return {
        ...plan,
        replay: null
    };
    if (found.length === 0) throw nothingToReplay();
    const [row] = await tx.query(// Two plans at once may have found the same: the later gets what the earlier did not take.
    `WITH item AS (
       INSERT INTO replay_item (replay_id, place, item, destination)
       SELECT $1, place, item, destination
       FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS found (item, destination, place)
       ON CONFLICT (item, destination) WHERE state IN ('waiting', 'begun') DO NOTHING
       RETURNING item
     )
     INSERT INTO replay (id, what, actor, role, why, per_second, total)
     SELECT $1, $4, $5, $6, $7, $8, count(*) FROM item HAVING count(*) > 0
     RETURNING id, total`, [
        crypto.randomUUID(),
        found.map(({ item })=>item),
        found.map(({ destination })=>destination),
        request.what,
        actor,
        role,
        request.why,
        request.perSecond
    ]);
    if (!row) throw nothingToReplay();
    return {
        ...plan,
        total: row.total,
        replay: await readReplay(row.id, tx)
    };
}
/** The latest first. */ export async function listReplays(tx) {
    return (await select('ORDER BY created_at DESC LIMIT $1', [
        LISTED_MOST
    ], tx)).map(present);
}
/** @throws EnlaceError `not-found` */ export async function readReplay(id, tx) {
    const [row] = await select('WHERE id = $1', [
        id
    ], tx);
    if (row) return present(row);
    throw new EnlaceError('not-found', 'There is no such replay. See the list of replays.');
}
/**
 * Waits for the step in hand, so that after the answer nothing more is replayed.
 *
 * @throws EnlaceError `not-found`, `transition-not-allowed`
 */ export async function moveReplay(id, move, tx) {
    const [, moved] = await tx.query('UPDATE replay SET state = $2, updated_at = now() WHERE id = $1 AND state = ANY($3::text[])', [
        id,
        MOVES[move].to,
        MOVES[move].from
    ]);
    if (moved === 1 && move === 'stop') await leaveItems(id, tx);
    const replay = await readReplay(id, tx);
    if (moved === 1) return replay;
    throw new EnlaceError('transition-not-allowed', `A replay that is ${replay.state} cannot ${move}.`);
}
/** What a stopped replay does not do; another may take it. */ export async function leaveItems(id, tx) {
    await tx.query(`UPDATE replay_item SET state = 'left', ended_at = now() WHERE replay_id = $1 AND state IN ('waiting', 'begun')`, [
        id
    ]);
}
function select(clause, parameters, tx) {
    return tx.query(`SELECT id, what, state, actor, role, why, per_second AS "perSecond", total,
       count.waiting, count.begun, count.done, count.failed, count.left,
       created_at AS "createdAt", updated_at AS "updatedAt"
     FROM replay CROSS JOIN LATERAL (
       SELECT ${[
        'waiting',
        'begun',
        'done',
        'failed',
        'left'
    ].map((state)=>`(count(*) FILTER (WHERE item.state = '${state}'))::integer AS "${state}"`).join(', ')}
       FROM replay_item item WHERE replay_id = replay.id
     ) count ${clause}`, parameters);
}
function present(row) {
    return {
        ...row,
        createdAt: row.createdAt.toISOString(),
        updatedAt: row.updatedAt.toISOString()
    };
}
function nothingToReplay() {
    return new EnlaceError('not-found', 'Nothing that can be replayed fits, or another replay has it in hand. See the lists of copies and dead letters.');
}

//# sourceMappingURL=replay.ledger.js.map