import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
const run = promisify(execFile);
/**
 * The account PostgreSQL runs under. It refuses root; as root we take the owner of the data that is already there,
 * otherwise `postgres` where the machine has it, otherwise `nobody`. No account is created: a sandbox leaves no
 * trace outside its folder.
 */ export async function postgresAccount(cluster) {
    if (process.getuid?.() !== 0) return {};
    const owner = await stat(cluster).catch(()=>undefined);
    if (owner !== undefined && owner.uid !== 0) return {
        uid: owner.uid,
        gid: owner.gid
    };
    return accountNamed('postgres').catch(()=>accountNamed('nobody'));
}
async function accountNamed(name) {
    const [uid, gid] = await Promise.all([
        run('id', [
            '-u',
            name
        ]),
        run('id', [
            '-g',
            name
        ])
    ]);
    return {
        uid: Number(uid.stdout),
        gid: Number(gid.stdout)
    };
}

//# sourceMappingURL=postgres.account.js.map