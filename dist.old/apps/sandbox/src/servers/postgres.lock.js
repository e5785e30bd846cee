import { readFile, rm } from "node:fs/promises";
import { execFile } from "node:child_process";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { EnlaceError } from "../../../../libs/contracts/src/index.js";
const run = promisify(execFile);
/** How long a server that is already shutting down may take before we call the folder occupied, in milliseconds. */ const STOPPING_MS = 15_000;
export async function readPostmasterFile(cluster) {
    const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(()=>'');
    const lines = text.split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? {
        pid,
        status: lines[7]?.trim() ?? ''
    } : undefined;
}
/**
 * Answers when nobody runs on this cluster. After a crash the file stays behind, and its process number may by now
 * belong to something else; in a restarted container it nearly always does, and PostgreSQL then refuses to start
 * for no reason. Removing the file is safe: PostgreSQL holds a second lock in shared memory and checks that too.
 */ export async function awaitFreeCluster(cluster) {
    const deadline = Date.now() + STOPPING_MS;
    for(;;){
        const lock = await readPostmasterFile(cluster);
        if (lock === undefined) return;
        if (!await isPostgres(lock.pid)) return rm(join(cluster, 'postmaster.pid'), {
            force: true
        });
        if (lock.status !== 'stopping' || Date.now() > deadline) throw occupied(lock.pid);
        await delay(50);
    }
}
export function occupied(pid, cause) {
    const who = pid === undefined ? 'Another PostgreSQL' : `Another PostgreSQL (process ${pid})`;
    const message = `${who} is running on this data folder. Stop the other run first, or name another data folder.`;
    return new EnlaceError('configuration-invalid', message, {
        cause,
        facts: {
            pid
        }
    });
}
async function isPostgres(pid) {
    // Empty for a zombie: dead, but never reaped where the first process of a container does not do that duty.
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(()=>processName(pid));
    return basename(command.split('\0')[0]?.trim() ?? '') === 'postgres';
}
/** macOS has no /proc; Debian's smallest images have no ps. Each has the other. */ async function processName(pid) {
    const ps = await run('ps', [
        '-p',
        String(pid),
        '-o',
        'comm='
    ]).catch(()=>({
            stdout: ''
        }));
    return ps.stdout;
}

//# sourceMappingURL=postgres.lock.js.map