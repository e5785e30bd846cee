import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { NODE_FLAGS } from "../../../apps/sandbox/src/fleet/member.process.js";
const PROBE = new URL('./usage.probe.js', import.meta.url);
const START_MS = 60_000;
const STOP_MS = 20_000;
const LAST_WORDS = 2_000;
let started = 0;
/** One Node process of the benchmark or of the fault run, started as `npm start` starts ours. */ export class NodeProcess {
    constructor(options){
        this.options = options;
        this.waiting = new Map();
        this.commands = 0;
        // Two exchanges may run beside each other, each with a party of this name; and a party may live more than once.
        this.log = join(options.folder, `${options.name}.${started += 1}.log`);
        const output = openSync(this.log, 'w');
        const imports = [
            PROBE,
            ...options.imports ?? []
        ].flatMap(({ href })=>[
                '--import',
                href
            ]);
        const args = [
            ...NODE_FLAGS,
            ...imports,
            options.main.pathname
        ];
        const env = {
            PATH: process.env['PATH'],
            NODE_OPTIONS: process.env['NODE_OPTIONS'],
            ...options.env
        };
        this.child = spawn(process.execPath, args, {
            env,
            stdio: [
                'ignore',
                output,
                output,
                'ipc'
            ]
        });
        closeSync(output);
        this.child.on('message', (message)=>this.waiting.get(message.id)?.(message));
        this.ended = new Promise((resolve)=>{
            this.child.once('exit', ()=>resolve());
            this.child.once('error', ()=>resolve());
        });
        void this.ended.then(()=>this.giveUp());
    }
    get name() {
        return this.options.name;
    }
    get running() {
        return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
    }
    /** @throws Error with what the process answered, or with its last words when it ended instead */ async ask(name, argument) {
        const command = {
            id: this.commands += 1,
            name,
            argument
        };
        const answered = new Promise((resolve)=>this.waiting.set(command.id, resolve));
        if (this.child.connected) this.child.send(command);
        else this.giveUp();
        const { error, result } = await answered;
        this.waiting.delete(command.id);
        if (error !== undefined) throw new Error(`${this.name}: ${error || `it ended. It said:\n${await this.lastWords()}`}`);
        return result;
    }
    usage() {
        return this.ask('usage');
    }
    /** The address a party prints when it listens. */ async url() {
        const deadline = Date.now() + START_MS;
        while(Date.now() < deadline && this.running){
            const line = new RegExp(`^${this.name} (http://\\S+)$`, 'm').exec(await readFile(this.log, 'utf8'));
            if (line?.[1] !== undefined) return line[1];
            await delay(20);
        }
        throw new Error(`${this.name} did not start. It said:\n${await this.lastWords()}`);
    }
    /** Ends in good order; by force when that takes too long. */ async stop() {
        if (this.child.connected) this.child.disconnect();
        const force = setTimeout(()=>this.child.kill('SIGKILL'), STOP_MS);
        await this.ended;
        clearTimeout(force);
    }
    /** Dies at once, as in a power cut. The signal is sent before this returns. */ kill() {
        this.child.kill('SIGKILL');
        return this.ended;
    }
    giveUp() {
        for (const [id, resolve] of this.waiting)resolve({
            id,
            error: ''
        });
    }
    async lastWords() {
        return (await readFile(this.log, 'utf8')).slice(-LAST_WORDS);
    }
}

//# sourceMappingURL=node.process.js.map