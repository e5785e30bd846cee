import { randomInt } from "node:crypto";
/** First half of the key of every such lock; the second half is the holder. */ const HOLDERS = 5_180_202;
/** True in SQL for a row `held` whose `holder` lives. Another's key in `pg_locks` may be of another database. */ export const HOLDER_LIVES = `EXISTS (
  SELECT FROM pg_locks
  WHERE locktype = 'advisory' AND classid = ${HOLDERS} AND objsubid = 2 AND objid = held.holder::oid
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;
/**
 * Says that a process lives: a lock of its session, which the database lets go of when the process is gone. A time that
 * the process renews would be believed for a while after its death, and doubted while it only waits for its disk.
 */ export class HolderLock {
    constructor(dataSource){
        this.dataSource = dataSource;
        /** One for the life of the process: what it held before its connection was cut is its own still, and no death. */ this.key = randomInt(1, 2 ** 31);
    }
    /** @returns whom the database knows this process as */ async hold() {
        const { holding } = this;
        if (holding !== undefined && !(await holding).isReleased) return this.key;
        if (this.holding === holding) {
            this.holding = this.lock();
            this.holding.catch(()=>this.holding = undefined);
        }
        await this.holding;
        return this.key;
    }
    async letGo() {
        const runner = await this.holding?.catch(()=>undefined);
        this.holding = undefined;
        if (runner === undefined || runner.isReleased) return;
        await runner.query('SELECT pg_advisory_unlock($1, $2)', [
            HOLDERS,
            this.key
        ]);
        await runner.release();
    }
    async lock() {
        const runner = this.dataSource.createQueryRunner();
        try {
            // A session that the server has not noticed the end of holds it still: we are alive to all, and ask anew next time.
            const { records } = await runner.query('SELECT pg_try_advisory_lock($1, $2) AS taken', [
                HOLDERS,
                this.key
            ], true);
            if (records[0]?.taken !== true) await runner.release();
            return runner;
        } catch (error) {
            await runner.release();
            throw error;
        }
    }
}

//# sourceMappingURL=holder.lock.js.map