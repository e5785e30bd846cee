import { setTimeout as delay } from "node:timers/promises";
import { inSession } from "../../../apps/sandbox/src/servers/postgres.session.js";
import { startAudit } from "../exchange/exchange.processes.js";
import { fillFast } from "../history/database.filler.js";
import { fillLog } from "../history/log.history.js";
import { addCosts, describeCosts, readCosts } from "../measure/cost.meter.js";
import { median, summarise } from "../measure/sample.statistics.js";
import { wallClock } from "../measure/wall.clock.js";
import { figure } from "../report/figure.js";
import { askProofs, chooseLeaves } from "./proof.load.js";
const LOOK_MS = 20;
const PATIENCE_MS = 120_000;
/** How fast the log grows when messages come in bundles, and how long a proof takes in a large one. */ export async function measureAudit(bench) {
    const { rounds, auditMessages, logLeaves, proofs } = bench.options.amounts;
    const { audit, producer, url, token, database } = await startAudit(bench, 'audit');
    const filling = performance.now();
    await fillFast(bench.postgres.url, ()=>fillLog(database, logLeaves));
    const filled = (performance.now() - filling) / 1000;
    let size = logLeaves;
    const round = async (count)=>{
        await producer.ask('seal', count);
        const start = wallClock();
        await producer.ask('send');
        size += count;
        return count / ((await untilLogged(database, size) - start) / 1000);
    };
    await round(Math.ceil(auditMessages / 4));
    const before = await readCosts(bench, {
        audit
    });
    const rates = [];
    while(rates.length < rounds)rates.push(await round(auditMessages));
    const spent = addCosts(before, await readCosts(bench, {
        audit
    }));
    await askProofs(url, token, await chooseLeaves(database, Math.ceil(proofs / 5)));
    const { p50, p99 } = summarise(await askProofs(url, token, await chooseLeaves(database, proofs)));
    return [
        figure('audit.rate', 'leaves taken in by the audit', median(rates), 'leaves/s'),
        ...describeCosts('audit', spent, auditMessages * rounds),
        figure('audit.leaves', `leaves in the log, of which most were written in ${filled.toFixed()} s`, size, 'leaves'),
        figure('audit.proof.p50', 'inclusion proof over HTTP, p50', p50, 'ms'),
        figure('audit.proof.p99', 'inclusion proof over HTTP, p99', p99, 'ms')
    ];
}
/** @returns when the log was committed that reached this size. Milliseconds since the epoch */ function untilLogged(database, size) {
    return inSession(database, async (client)=>{
        const deadline = Date.now() + PATIENCE_MS;
        for(;;){
            const { rows } = await client.query('SELECT size, extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 * 1000 AS at FROM log_head');
            const [head] = rows;
            if (head && Number(head.size) >= size) return head.at;
            if (Date.now() > deadline) throw new Error(`The log stays at ${head?.size} leaves. See the log of the audit.`);
            await delay(LOOK_MS);
        }
    });
}

//# sourceMappingURL=audit.scenario.js.map