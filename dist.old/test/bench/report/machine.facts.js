import { open, readFile, rm } from "node:fs/promises";
import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Redis } from "ioredis";
import { select } from "../../../apps/sandbox/src/servers/postgres.session.js";
import { median } from "../measure/sample.statistics.js";
const PACKAGES = [
    'bullmq',
    'ioredis',
    'pg',
    'typeorm',
    '@nestjs/core',
    '@nestjs/microservices'
];
const SYNCS = 50;
/** What the numbers depend on besides our code. */ export async function machineFacts(bench) {
    return {
        node: process.version,
        system: `${type()} ${release()}`,
        processor: cpus()[0]?.model ?? 'unknown',
        cores: String(availableParallelism()),
        memory: `${Math.round(totalmem() / 1024 ** 3)} GB`,
        load: loadavg().map((value)=>value.toFixed(2)).join(' '),
        'disk sync': `${(await syncMilliseconds(bench.folder)).toFixed(2)} ms`,
        postgresql: await postgresVersion(bench.postgres.url),
        redis: await redisVersion(bench.redis.url),
        ...Object.fromEntries(await Promise.all(PACKAGES.map(async (name)=>[
                name,
                await versionOf(name)
            ])))
    };
}
/** The commit of one transaction waits for this at least: a machine whose disk lies shows here. */ async function syncMilliseconds(folder) {
    const path = join(folder, 'sync.probe');
    const file = await open(path, 'w');
    const times = [];
    while(times.length < SYNCS){
        const start = performance.now();
        await file.write(Buffer.alloc(8192), 0, 8192, times.length * 8192);
        await file.datasync();
        times.push(performance.now() - start);
    }
    await file.close();
    await rm(path);
    return median(times);
}
async function postgresVersion(url) {
    const [row] = await select(url, 'SHOW server_version');
    return row?.server_version ?? 'unknown';
}
async function redisVersion(url) {
    const client = new Redis(url);
    const info = await client.info('server');
    await client.quit();
    return /redis_version:(\S+)/.exec(info)?.[1] ?? 'unknown';
}
/** From the folder, because not every package exports its package.json. */ async function versionOf(name) {
    const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
    for (const place of places){
        const text = await readFile(join(place, name, 'package.json'), 'utf8').catch(()=>undefined);
        if (text !== undefined) return JSON.parse(text).version;
    }
    return 'unknown';
}

//# sourceMappingURL=machine.facts.js.map