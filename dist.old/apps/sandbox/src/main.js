import { startFleet } from "./fleet/fleet.js";
import { describeFleet, writeReport } from "./sandbox.report.js";
import { readOptions } from "./sandbox.options.js";
/** Ends the fleet once, whichever signal comes, also one that comes while it still starts. */ function endOnSignal(starting) {
    let ending = false;
    const end = ()=>{
        if (ending) return;
        ending = true;
        process.stdout.write('\nStopping …\n');
        void starting.then((fleet)=>fleet.stop()).finally(()=>process.exit());
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
}
try {
    const options = readOptions(process.argv.slice(2), process.env);
    const starting = startFleet({
        ...options,
        progress: (step)=>process.stdout.write(`Starting ${step} …\n`)
    });
    endOnSignal(starting);
    const fleet = await starting;
    process.stdout.write(describeFleet(fleet, await writeReport(fleet, options.dataFolder)));
} catch (error) {
    process.stderr.write(`The sandbox did not start. ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
}

//# sourceMappingURL=main.js.map