import { spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
const OUTPUT_KEPT = 8192;
const LAST_WORDS_MS = 1_000;
/**
 * Starts a server that cannot outlive this process, however this process ends. A shell waits on a pipe whose other
 * end only we hold; the kernel closes it when we are gone, even by `kill -9`, and the shell then says farewell to
 * the server. That one way covers exit, signals and crashes, so there is no exit hook to forget or to misfire.
 * Both run in sessions of their own: Ctrl-C reaches us alone, and we stop our servers after our own work is done.
 */ export async function startLeashed(options) {
    const { command, args, cwd, account = {}, farewell } = options;
    // Our own environment holds credentials and PG* settings that are none of the server's business.
    const env = {
        PATH: process.env['PATH'],
        LC_ALL: 'C',
        TZ: 'UTC'
    };
    const stdio = [
        'ignore',
        'pipe',
        'pipe'
    ];
    const child = spawn(command, args, {
        cwd,
        env,
        ...account,
        detached: true,
        stdio
    });
    const pid = await spawned(child);
    const leash = holdLeash(pid, farewell, account);
    const lastWords = listenTo(child);
    let running = true;
    const exited = new Promise((resolve)=>{
        // Not `close`: the sessions of a killed Postgres hold its output open until each has noticed.
        child.once('exit', ()=>{
            running = false;
            leash.kill('SIGKILL');
            resolve();
        });
    });
    child.unref();
    const signal = async (name, graceMs)=>{
        if (!running) return;
        child.ref();
        child.kill(name);
        const force = graceMs === undefined ? undefined : setTimeout(()=>child.kill('SIGKILL'), graceMs);
        await exited;
        clearTimeout(force);
    };
    return {
        pid,
        get running () {
            return running;
        },
        lastWords,
        end: (graceMs)=>signal(farewell, graceMs),
        kill: ()=>signal('SIGKILL')
    };
}
function spawned(child) {
    return new Promise((resolve, reject)=>{
        child.once('error', reject);
        child.once('spawn', ()=>resolve(child.pid ?? 0));
    });
}
function holdLeash(pid, farewell, account) {
    const script = 'read -r _; kill -s "$1" "$2"';
    const args = [
        '-c',
        script,
        'enlace-leash',
        farewell.replace('SIG', ''),
        String(pid)
    ];
    const leash = spawn('/bin/sh', args, {
        ...account,
        cwd: '/',
        detached: true,
        stdio: [
            'pipe',
            'ignore',
            'ignore'
        ]
    });
    leash.on('error', ()=>undefined);
    leash.stdin.on('error', ()=>undefined);
    leash.unref();
    // A pipe to a child is a socket in Node; unreferenced, or it would keep a finished script from ending.
    leash.stdin.unref();
    return leash;
}
function listenTo(child) {
    let kept = '';
    for (const stream of [
        child.stdout,
        child.stderr
    ]){
        stream.setEncoding('utf8');
        stream.on('data', (chunk)=>{
            kept = (kept + chunk).slice(-OUTPUT_KEPT);
        });
        stream.unref();
    }
    const closed = new Promise((resolve)=>child.once('close', ()=>resolve()));
    return async ()=>{
        await Promise.race([
            closed,
            delay(LAST_WORDS_MS)
        ]);
        return kept;
    };
}

//# sourceMappingURL=leashed.process.js.map