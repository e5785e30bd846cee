import { readFile } from "node:fs/promises";
import { Redis } from "ioredis";
import { select } from "../../../apps/sandbox/src/servers/postgres.session.js";
/** Linux counts in hundredths of a second, whatever the kernel's own clock. */ const TICK_MS = 10;
/**
 * Milliseconds of CPU of each of PostgreSQL's present processes, by its number; none where there is no /proc. One by one,
 * because a process that has ended takes its share with it: a vacuum that ends between two readings must not make the
 * work of others cheaper.
 */ export async function postgresCpu(url) {
    const rows = await select(url, 'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()');
    const costs = await Promise.all(rows.map(async ({ pid })=>[
            pid,
            await processCpu(pid)
        ]));
    return new Map(costs.flatMap(([pid, cost])=>cost === undefined ? [] : [
            [
                pid,
                cost
            ]
        ]));
}
async function processCpu(pid) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(()=>undefined);
    // The second field is the name in parentheses and may hold spaces; utime and stime are the 14th and the 15th.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields && (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
/** Milliseconds of CPU of Redis, its background threads included. */ export async function redisCpu(url) {
    const client = new Redis(url);
    const info = await client.info('cpu');
    await client.quit();
    const seconds = (name)=>Number(new RegExp(`${name}:([\\d.]+)`).exec(info)?.[1] ?? 0);
    return (seconds('used_cpu_user') + seconds('used_cpu_sys')) * 1000;
}

//# sourceMappingURL=server.cost.js.map