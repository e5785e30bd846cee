import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadJsonFile } from "../../../libs/platform/src/index.js";
import { startFleet } from "./fleet/fleet.js";
import { JourneyPlayer } from "./journeys/journey.player.js";
import { JourneyFile } from "./journeys/journey.schema.js";
import { startRedis } from "./servers/redis.server.js";
const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        redis: {
            type: 'boolean',
            default: false
        },
        processes: {
            type: 'boolean',
            default: false
        }
    }
});
async function playAll(fleet, journeys) {
    const player = new JourneyPlayer(fleet);
    const count = {
        passed: 0,
        failed: 0,
        skipped: 0
    };
    for (const journey of journeys){
        const began = performance.now();
        const outcome = await player.play(journey);
        const took = `${Math.round(performance.now() - began)} ms`;
        const remark = outcome.kind === 'skipped' ? ` (${outcome.why})` : ` (${took})`;
        process.stdout.write(`${outcome.kind.padEnd(7)} ${journey.id} ${journey.title}${remark}\n`);
        if (outcome.kind === 'failed') for (const fault of outcome.faults)process.stdout.write(`        ${fault}\n`);
        count[outcome.kind] += 1;
    }
    process.stdout.write(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
    return count.failed === 0 && count.passed > 0;
}
/** A fresh exchange for every run, so that counts mean something; nothing of it stays. */ async function run(file) {
    const { journeys } = loadJsonFile('FILE', file, JourneyFile);
    const dataFolder = await mkdtemp(join(tmpdir(), 'enlace-journeys-'));
    // The account that PostgreSQL runs under must be able to pass through.
    await chmod(dataFolder, 0o711);
    const stops = [
        ()=>rm(dataFolder, {
                recursive: true,
                force: true
            })
    ];
    try {
        const redis = values.redis ? await startRedis() : undefined;
        if (redis) stops.push(()=>redis.stop());
        const fleet = await startFleet({
            dataFolder,
            processes: values.processes,
            redisUrl: redis?.url,
            firstPort: 0,
            login: true,
            // The player looks again every tenth of a second.
            settings: {
                RATE_USER_PER_MINUTE: '0'
            },
            logLevel: 'warn',
            progress: (step)=>process.stdout.write(`Starting ${step} …\n`)
        });
        stops.push(()=>fleet.stop());
        process.stdout.write(`Messages travel over BullMQ on ${fleet.broker}.\n`);
        return await playAll(fleet, journeys);
    } finally{
        for (const stop of stops.toReversed())await stop();
    }
}
const [file] = positionals;
if (file === undefined) {
    process.stderr.write('Name a journeys file: npm run journeys -- FILE [--redis] [--processes]\n');
    process.exit(2);
}
try {
    process.exitCode = await run(file) ? 0 : 1;
} catch (error) {
    process.stderr.write(`The journeys were not played. ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
}

//# sourceMappingURL=journeys.main.js.map