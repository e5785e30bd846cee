import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { EnlaceError } from "../../../../libs/contracts/src/index.js";
import { postgresAccount } from "./postgres.account.js";
import { postgresBinaries } from "./postgres.binaries.js";
const run = promisify(execFile);
/** Makes the folder ready to start on. What is there stays: `initdb` runs once in a folder's life. */ export async function preparePostgresFolder(dataDir, initdbArgs = []) {
    const path = resolve(dataDir);
    const cluster = join(path, 'cluster');
    const account = await postgresAccount(cluster);
    await createFolder(path, account);
    const password = await keepPassword(path, account);
    const binaries = await postgresBinaries(account, path);
    const folder = {
        path,
        cluster,
        account,
        password,
        binaries
    };
    if (!await exists(join(cluster, 'PG_VERSION'))) await initialize(folder, initdbArgs);
    return folder;
}
async function createFolder(path, account) {
    const content = await openFolder(path).catch((cause)=>{
        const message = `The data folder ${path} for PostgreSQL cannot be created or read by the account that runs this. Name another folder, or run as its owner.`;
        throw new EnlaceError('configuration-invalid', message, {
            cause,
            facts: {
                path
            }
        });
    });
    if (content.length > 0 && !content.includes('password')) {
        const message = 'The data folder for PostgreSQL holds other files. Name an empty or a new folder.';
        throw new EnlaceError('configuration-invalid', message, {
            facts: {
                path
            }
        });
    }
    await own(path, account);
    await run('test', [
        '-w',
        path
    ], {
        ...account,
        cwd: '/'
    }).catch((cause)=>{
        const message = `PostgreSQL refuses to run as root, and the data folder ${path} is closed to the account it runs under. Open every folder above it to others (chmod o+x), name a data folder elsewhere, or do not run as root.`;
        throw new EnlaceError('configuration-invalid', message, {
            cause,
            facts: {
                path
            }
        });
    });
}
async function openFolder(path) {
    // Only the folder itself is closed: a closed parent would keep the account of the server out.
    await mkdir(dirname(path), {
        recursive: true
    });
    await mkdir(path, {
        recursive: true,
        mode: 0o700
    });
    return readdir(path);
}
async function keepPassword(path, account) {
    const file = join(path, 'password');
    const kept = (await readFile(file, 'utf8').catch(()=>'')).trim();
    const password = kept || randomBytes(24).toString('base64url');
    if (kept === '') await writeFile(file, `${password}\n`, {
        mode: 0o600
    });
    await own(file, account);
    return password;
}
/**
 * `initdb` works in a folder that becomes `cluster` only when it is whole; killed half-way it leaves nothing that
 * would pass for a database. The locale is Postgres' own, so that text sorts alike on every machine.
 */ async function initialize({ path, cluster, account, binaries }, more) {
    const unfinished = join(path, 'cluster.unfinished');
    await rm(unfinished, {
        recursive: true,
        force: true
    });
    const args = [
        `--pgdata=${unfinished}`,
        '--username=postgres',
        `--pwfile=${join(path, 'password')}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...more
    ];
    await run(binaries.initdb, args, {
        ...account,
        cwd: path,
        env: {
            LC_ALL: 'C',
            TZ: 'UTC'
        }
    }).catch((cause)=>{
        const message = 'PostgreSQL could not create its data folder; see the cause.';
        throw new EnlaceError('configuration-invalid', message, {
            cause,
            facts: {
                path
            }
        });
    });
    await rename(unfinished, cluster);
}
/** The port of the last start, so that a tool pointed at the sandbox yesterday finds it today. */ export async function keptPort({ path }) {
    const port = Number(await readFile(join(path, 'port'), 'utf8').catch(()=>''));
    return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}
export async function keepPort({ path, account }, port) {
    const file = join(path, 'port');
    await writeFile(file, `${port}\n`);
    await own(file, account);
}
async function own(path, { uid, gid }) {
    if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}
function exists(path) {
    return stat(path).then(()=>true, ()=>false);
}

//# sourceMappingURL=postgres.folder.js.map