import { setTimeout as delay } from "node:timers/promises";
import { slopeOf, summarise } from "../measure/sample.statistics.js";
import { figure } from "../report/figure.js";
import { untilReceipted } from "./commit.reader.js";
import { startExchange } from "./exchange.processes.js";
import { paceFlags } from "./http.load.js";
/** Flags a second: several times what all border posts together ever had. */ const RATE = 100;
const MEGABYTE = 1024 * 1024;
/**
 * Constant load for as long as it takes to see a leak. The first part is not judged: until then a process still compiles,
 * fills its caches and finds out how large a heap it needs.
 */ export async function measureSoak(bench) {
    const seconds = Math.ceil(bench.options.soakMinutes * 60);
    const warmUp = Math.min(2, bench.options.soakMinutes / 2);
    const { url, token, databases, sender, receiver, audit } = await startExchange(bench, 'soak', 'main');
    const [answers, ...watched] = await Promise.all([
        paceFlags({
            url,
            token,
            rate: RATE,
            seconds
        }),
        ...[
            sender,
            receiver,
            audit
        ].map((party)=>watch(party, seconds))
    ]);
    await untilReceipted(databases.sender);
    const { count, p99 } = summarise(answers);
    return [
        figure('soak.flags', `flags in ${bench.options.soakMinutes} minutes, all accepted`, count, 'flags'),
        figure('soak.p99', 'their answers, p99', p99, 'ms'),
        ...watched.flatMap(({ name, samples })=>describe(name, samples, warmUp))
    ];
}
async function watch(party, seconds) {
    const start = performance.now();
    const samples = [];
    while(samples.length <= seconds){
        await delay(Math.max(0, start + samples.length * 1000 - performance.now()));
        const { rss } = await party.usage();
        samples.push({
            at: (performance.now() - start) / 60_000,
            value: rss / MEGABYTE
        });
    }
    return {
        name: party.name,
        samples
    };
}
function describe(name, samples, warmUp) {
    const warm = samples.filter(({ at })=>at >= warmUp);
    return [
        figure(`soak.slope.${name}`, `${name}, growth after ${warmUp} minutes`, slopeOf(warm), 'MB/min'),
        figure(`soak.start.${name}`, `${name}, then`, warm[0]?.value ?? Number.NaN, 'MB'),
        figure(`soak.end.${name}`, `${name}, at the end`, warm.at(-1)?.value ?? Number.NaN, 'MB'),
        figure(`soak.most.${name}`, `${name}, at most`, summarise(samples.map(({ value })=>value)).max, 'MB')
    ];
}

//# sourceMappingURL=soak.scenario.js.map