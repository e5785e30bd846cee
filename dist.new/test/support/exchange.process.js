import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { ExchangeClient } from "./exchange.client.js";
/** @param logLevel the most talkative one shows the most */ export async function startExchangeProcess(backend, logLevel) {
    const file = (name)=>fileURLToPath(new URL(name, import.meta.url));
    const child = spawn(process.execPath, [
        '--import',
        file('typescript.mjs'),
        file('exchange.main.ts'),
        backend
    ], {
        env: {
            ...process.env,
            TEST_LOG_LEVEL: logLevel,
            NODE_OPTIONS: ''
        },
        stdio: [
            'pipe',
            'pipe',
            'pipe'
        ]
    });
    const ended = once(child, 'exit');
    let output = '';
    child.stdout.on('data', (chunk)=>output += chunk.toString());
    child.stderr.on('data', (chunk)=>output += chunk.toString());
    const hello = await new Promise((resolve, reject)=>{
        child.once('exit', ()=>reject(new Error(`The exchange did not start. It said:\n${output}`)));
        child.stdout.on('data', ()=>{
            const line = /^\{"members":.*\}\n/m.exec(output)?.[0];
            if (line === undefined) return;
            output = output.replace(line, '');
            resolve(JSON.parse(line));
        });
    });
    return {
        client: new ExchangeClient(hello.members),
        databases: hello.databases,
        output: ()=>output,
        async stop () {
            child.stdin.end();
            const [code] = await ended;
            return code;
        }
    };
}

//# sourceMappingURL=exchange.process.js.map