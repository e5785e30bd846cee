import { reopenCopies, settleCopies } from "./copy.reopener.js";
import { leaveItems } from "./replay.ledger.js";
/** After so many that fail again one after the other it stops: what is wrong is not mended yet. */ export const FAILURES_MOST = 5;
/** Copies sent again and not answered; a receiver that answers nothing is not sent all of them. */ const UNANSWERED_MOST = 50;
/**
 * Carries replays out, a bounded number of items in each second. Everything it must know is in the tables: it survives a
 * restart, and the lock on the row of the replay keeps a second process of the party from it.
 */ export class ReplayRunner {
    constructor(dataSource, judge){
        this.dataSource = dataSource;
        this.judge = judge;
    }
    /** One second's work of every replay whose time has come. */ async run() {
        while(await this.step());
    }
    step() {
        return this.dataSource.transaction(async (tx)=>{
            const [replay] = await tx.query(`SELECT id, what, per_second AS "perSecond" FROM replay
         WHERE state IN ('planned', 'running') AND next_at <= now()
         ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED`);
            if (!replay) return false;
            await (replay.what === 'copies' ? this.sendCopies(replay, tx) : this.judgeLetters(replay, tx));
            await this.close(replay, tx);
            return true;
        });
    }
    async sendCopies(replay, tx) {
        await settleCopies(replay.id, tx);
        if (await failsAgain(replay, tx)) return;
        const begun = await placesOf(replay, 'begun', UNANSWERED_MOST, tx);
        const items = await placesOf(replay, 'waiting', Math.min(replay.perSecond, UNANSWERED_MOST - begun.length), tx);
        await reopenCopies(items, tx);
        for (const item of items)await mark(replay, item, 'begun', undefined, tx);
    }
    /**
   * Each is marked before it is judged, and outside the transaction of the step: one that kills this process is found
   * begun at the next start, and is not begun again.
   */ async judgeLetters(replay, tx) {
        const outside = this.dataSource.manager;
        for (const item of (await placesOf(replay, 'begun', replay.perSecond, outside)))await mark(replay, item, 'failed', 'message-quarantined', outside);
        for (const item of (await placesOf(replay, 'waiting', replay.perSecond, outside))){
            if (await failsAgain(replay, tx)) return;
            await mark(replay, item, 'begun', undefined, outside);
            const code = await this.judgeOne(item.item);
            await mark(replay, item, code === undefined ? 'done' : 'failed', code, outside);
        }
    }
    async judgeOne(digest) {
        const [letter] = await this.dataSource.query('SELECT claimed_source AS source, body FROM dead_letter WHERE digest = $1', [
            digest
        ]);
        if (!letter) return 'not-found';
        try {
            return await this.judge.release({
                digest,
                source: letter.source,
                jws: letter.body.toString()
            });
        } catch  {
            // It may pass with time, and then it is planned anew: a replay tries each item once.
            return 'internal';
        }
    }
    async close(replay, tx) {
        const stopped = await failsAgain(replay, tx);
        if (stopped) await leaveItems(replay.id, tx);
        await tx.query(`UPDATE replay SET next_at = clock_timestamp() + interval '1 second', updated_at = clock_timestamp(), state = CASE
         WHEN $2 THEN 'stopped'
         WHEN EXISTS (SELECT FROM replay_item WHERE replay_id = $1 AND state IN ('waiting', 'begun')) THEN 'running'
         ELSE 'done' END
       WHERE id = $1`, [
            replay.id,
            stopped
        ]);
    }
}
/** Whether the latest that ended all failed. */ async function failsAgain({ id }, tx) {
    const [row] = await tx.query(`SELECT (count(*) FILTER (WHERE state = 'failed'))::integer AS failed FROM (
       SELECT state FROM replay_item WHERE replay_id = $1 AND state IN ('done', 'failed')
       ORDER BY ended_at DESC, place DESC LIMIT $2
     ) latest`, [
        id,
        FAILURES_MOST
    ]);
    return row?.failed === FAILURES_MOST;
}
function placesOf({ id }, state, limit, tx) {
    return tx.query(`SELECT place, item, destination FROM replay_item WHERE replay_id = $1 AND state = $2 ORDER BY place LIMIT $3`, [
        id,
        state,
        limit
    ]);
}
async function mark({ id }, { place }, state, code, tx) {
    await tx.query(`UPDATE replay_item SET state = $3, code = $4, ended_at = CASE WHEN $3 = 'begun' THEN NULL ELSE clock_timestamp() END
     WHERE replay_id = $1 AND place = $2`, [
        id,
        place,
        state,
        code ?? null
    ]);
}

//# sourceMappingURL=replay.runner.js.map