import { setTimeout as delay } from "node:timers/promises";
import { figure } from "../report/figure.js";
import { untilReceipted } from "./commit.reader.js";
import { startExchange } from "./exchange.processes.js";
import { postFlags } from "./http.load.js";
const MEGABYTE = 1024 * 1024;
/** Resident memory of each process a while after its start, and when a load has passed through it. */ export async function measureMemory(bench) {
    const { idleSeconds, httpSeconds } = bench.options.amounts;
    const { url, token, databases, ...processes } = await startExchange(bench, 'memory', 'main');
    const parties = Object.values(processes);
    const read = (when, label)=>Promise.all(parties.map(async (party)=>{
            const { rss } = await party.usage();
            return figure(`memory.${when}.${party.name}`, `${party.name}, ${label}`, rss / MEGABYTE, 'MB');
        }));
    await delay(idleSeconds * 1000);
    const idle = await read('idle', 'idle');
    await postFlags({
        url,
        token,
        connections: 16,
        seconds: httpSeconds
    });
    await untilReceipted(databases.sender);
    await untilReceipted(databases.receiver);
    return [
        ...idle,
        ...await read('loaded', 'after a load')
    ];
}

//# sourceMappingURL=memory.scenario.js.map