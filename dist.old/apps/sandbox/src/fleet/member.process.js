import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
/** What Node is started with, as in the image (`docker/Dockerfile`, which says why). */ export const NODE_FLAGS = [
    '--enable-source-maps',
    '--max-semi-space-size=32'
];
/**
 * Starts a member as a process of its own. It says where it listens on its first line; it ends when it is told to, or
 * when this process is gone and its pipe closes.
 */ export async function startProcess(member, env) {
    const main = fileURLToPath(new URL(`../../../${member.party}/src/main.js`, import.meta.url));
    const child = spawn(process.execPath, [
        ...NODE_FLAGS,
        main
    ], {
        env: {
            ...env,
            ENLACE_LEASH: 'stdin',
            PATH: process.env['PATH'],
            NODE_OPTIONS: process.env['NODE_OPTIONS']
        },
        stdio: [
            'pipe',
            'pipe',
            'inherit'
        ],
        detached: true
    });
    const ended = new Promise((resolve)=>child.once('exit', ()=>resolve()));
    const url = await new Promise((resolve, reject)=>{
        child.once('error', reject);
        child.once('exit', (code)=>reject(new Error(`${member.party} ended with code ${code} before it was ready`)));
        child.stdout.on('data', (chunk)=>{
            const ready = new RegExp(`^${member.party} (http://\\S+)$`, 'm').exec(chunk.toString());
            if (ready?.[1]) resolve(ready[1]);
            else process.stdout.write(chunk);
        });
    });
    const close = async ()=>{
        child.kill('SIGTERM');
        await ended;
    };
    return {
        party: member.party,
        url,
        pid: child.pid ?? 0,
        close
    };
}

//# sourceMappingURL=member.process.js.map