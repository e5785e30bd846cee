import { measureAudit } from "./audit/audit.scenario.js";
import { measureNaive } from "./baseline/naive.scenario.js";
import { BenchContext } from "./bench.context.js";
import { readOptions } from "./bench.options.js";
import { measureHttp } from "./exchange/http.scenario.js";
import { measureLatency } from "./exchange/latency.scenario.js";
import { measureLoop } from "./exchange/loop.scenario.js";
import { measureMemory } from "./exchange/memory.scenario.js";
import { measureSoak } from "./exchange/soak.scenario.js";
import { measureHistory } from "./history/history.scenario.js";
import { describeFigures, describeMachine, describeVerdicts, writeReport } from "./report/bench.report.js";
import { machineFacts } from "./report/machine.facts.js";
import { derive, judge } from "./report/target.list.js";
const MEASURE = {
    naive: measureNaive,
    memory: measureMemory,
    http: measureHttp,
    loop: measureLoop,
    latency: measureLatency,
    audit: measureAudit,
    history: measureHistory,
    soak: measureSoak
};
const print = (text)=>void process.stdout.write(`${text}\n`);
async function run(bench, options) {
    const startedAt = new Date().toISOString();
    const machine = await machineFacts(bench);
    print(describeMachine(machine));
    const figures = [];
    for (const name of options.only){
        print(`\n${name}`);
        const measured = await MEASURE[name](bench);
        await bench.endScenario();
        figures.push(...measured);
        print(describeFigures(measured));
    }
    const derived = derive(figures);
    const all = [
        ...figures,
        ...derived
    ];
    const verdicts = judge(all);
    if (derived.length > 0) print(`\ntogether\n${describeFigures(derived)}`);
    if (verdicts.length > 0) print(`\ntargets\n${describeVerdicts(verdicts)}`);
    const { quick, settings } = options;
    print(`\n${await writeReport({
        startedAt,
        quick,
        settings,
        machine,
        figures: all,
        verdicts
    })}`);
}
/** A run that is broken off leaves no servers and no gigabyte of their data behind. */ function endOnSignal(bench) {
    const end = ()=>void bench.close().finally(()=>process.exit(130));
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
}
try {
    const options = readOptions(process.argv.slice(2));
    const bench = await BenchContext.open(options);
    endOnSignal(bench);
    try {
        await run(bench, options);
    } finally{
        await bench.close();
    }
} catch (error) {
    process.stderr.write(`The benchmark did not finish. ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
}

//# sourceMappingURL=bench.main.js.map