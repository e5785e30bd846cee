import { copyFile, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { describeReport, isSound } from "./fault.report.js";
import { FaultRun } from "./fault.run.js";
import { readOptions } from "./faults.options.js";
import { FaultWorld } from "./world/fault.world.js";
const INTERRUPTED = 130;
const began = performance.now();
function say(line) {
    const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
    process.stdout.write(`${seconds} s  ${line}\n`);
}
/** What the parties said, kept when a run failed. */ async function keepLogs(folder, seed) {
    const kept = join('fault-results', `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-seed-${seed}`);
    await mkdir(kept, {
        recursive: true
    });
    const logs = (await readdir(folder)).filter((name)=>name.endsWith('.log'));
    await Promise.all(logs.map((name)=>copyFile(join(folder, name), join(kept, name))));
    return kept;
}
const brokenOff = new AbortController();
/** Leaves no process and no folder behind, whenever the signal comes. */ function breakOffOnSignal(opening) {
    const breakOff = async ()=>{
        brokenOff.abort();
        process.stderr.write('Broken off.\n');
        await opening.then((world)=>world.close('kill')).catch(()=>undefined);
        process.exit(INTERRUPTED);
    };
    for (const signal of [
        'SIGINT',
        'SIGTERM'
    ])process.once(signal, ()=>void breakOff());
}
/** @returns whether everything was as it must be */ async function play(world, options) {
    const run = new FaultRun(world, options, say);
    const abandon = ()=>run.load.abandon();
    brokenOff.signal.addEventListener('abort', abandon);
    try {
        await world.startParties((party)=>say(`${party} is up`));
        const report = await run.play();
        process.stdout.write(`${describeReport(report)}\n`);
        return isSound(report);
    } finally{
        abandon();
    }
}
try {
    const options = readOptions(process.argv.slice(2));
    const { seed, referrals, only } = options;
    process.stdout.write(`seed ${seed}, ${referrals} referrals, ${only.length} faults\n`);
    const opening = FaultWorld.open();
    breakOffOnSignal(opening);
    const world = await opening;
    let sound = false;
    try {
        sound = await play(world, options);
    } finally{
        if (!sound && !brokenOff.signal.aborted) process.stderr.write(`The logs are in ${await keepLogs(world.folder, seed)}; seed ${seed}\n`);
        await world.close(sound ? 'stop' : 'kill');
    }
    process.exitCode = sound ? 0 : 1;
} catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    // Whatever fails because everything is being taken down is no news.
    if (!brokenOff.signal.aborted) process.stderr.write(`The fault run did not finish. ${why}\n`);
    process.exitCode = 1;
}

//# sourceMappingURL=faults.main.js.map