import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
const MAIN = join('dist', 'test', 'faults', 'faults.main.js');
/** `npm run faults -- ...` on what is built, in a process of its own; broken off with the test that asked for it. */ export async function runFaults(args, signal) {
    if (!existsSync(MAIN)) throw new Error('The fault run starts the built programs: npm run build, then this again.');
    const child = spawn(process.execPath, [
        '--enable-source-maps',
        MAIN,
        ...args
    ], {
        env: {
            ...process.env,
            NODE_OPTIONS: ''
        },
        stdio: [
            'ignore',
            'pipe',
            'pipe'
        ]
    });
    const breakOff = ()=>void child.kill('SIGTERM');
    signal.addEventListener('abort', breakOff);
    let [printed, complaints] = [
        '',
        ''
    ];
    child.stdout.on('data', (chunk)=>printed += chunk.toString());
    child.stderr.on('data', (chunk)=>complaints += chunk.toString());
    const [code] = await once(child, 'close');
    signal.removeEventListener('abort', breakOff);
    return {
        code,
        output: `${printed}${complaints}`,
        lastLine: printed.trimEnd().split('\n').at(-1) ?? ''
    };
}

//# sourceMappingURL=fault.command.js.map