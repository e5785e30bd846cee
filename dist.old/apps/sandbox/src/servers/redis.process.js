import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { EnlaceError } from "../../../../libs/contracts/src/index.js";
import { freePort } from "./free.port.js";
import { startLeashed } from "./leashed.process.js";
const START_MS = 30_000;
const SETTLE_MS = 60_000;
const POLL_MS = 10;
const ATTEMPTS = 5;
/** `REDIS_SERVER=valkey-server` runs the same servers, and all tests on them, on Valkey. */ const command = ()=>process.env['REDIS_SERVER'] ?? 'redis-server';
/**
 * Starts a server of any role and waits until it answers.
 *
 * @param argsOf the command line for a port
 * @param fixed the port it must have; any free one when it is not given
 * @throws EnlaceError configuration-invalid when the program is not installed, the port is taken, or a setting is wrong
 */ export async function startRedisProcess(argsOf, cwd, fixed) {
    for(let attempt = 1;; attempt += 1){
        const port = fixed ?? await freePort();
        const server = await startLeashed({
            command: command(),
            args: await argsOf(port),
            cwd,
            farewell: 'SIGTERM'
        }).catch(notInstalled);
        if (await answersInTime(port, server)) return {
            process: server,
            port
        };
        const failure = await server.lastWords();
        if (fixed === undefined && attempt < ATTEMPTS && failure.includes('Address already in use')) continue;
        throw new EnlaceError('configuration-invalid', `${command()} did not start on port ${port}. It said:\n${failure}`);
    }
}
/** Settings as in redis.conf, as a command line. */ export function settingArgs(settings) {
    return Object.entries(settings).flatMap(([name, value])=>[
            `--${name}`,
            String(value)
        ]);
}
/**
 * What the server on a port says to some commands, as it goes over the wire. No client of ours: it would come with
 * reconnecting and ready checks, and here the raw answer is the question.
 */ export function askRedis(port, ...commands) {
    return new Promise((resolve, reject)=>{
        const socket = connect({
            host: '127.0.0.1',
            port
        });
        let reply = '';
        socket.once('connect', ()=>socket.end([
                ...commands,
                'QUIT',
                ''
            ].join('\r\n')));
        socket.on('data', (chunk)=>{
            reply += chunk.toString('latin1');
        });
        socket.once('error', reject);
        socket.once('close', ()=>resolve(reply));
    });
}
/** Waits until the server on a port answers a command as it should. */ export async function untilRedisSays(port, command, isSaid) {
    const deadline = Date.now() + SETTLE_MS;
    for(;;){
        const reply = await askRedis(port, command).catch(String);
        if (isSaid(reply)) return;
        if (Date.now() > deadline) {
            throw new EnlaceError('unavailable', `${command} on port ${port} still says:\n${reply}`);
        }
        await delay(POLL_MS);
    }
}
/** The last step of every replica's start. */ export const isLinked = (reply)=>reply.includes('master_link_status:up');
async function answersInTime(port, server) {
    const deadline = Date.now() + START_MS;
    while(server.running){
        if (await answers(port, server.pid)) return true;
        if (Date.now() > deadline) await server.kill();
        else await delay(POLL_MS);
    }
    return false;
}
/**
 * Whether this very process answers and is ready; one that still loads its file is not, one that wants a password is.
 * The process number matters: on a port that is taken, the Redis that took it answers too.
 */ async function answers(port, pid) {
    const reply = await askRedis(port, 'PING', 'INFO server').catch(()=>'');
    const ours = reply.startsWith('+PONG') && reply.includes(`process_id:${pid}\r\n`);
    return ours || reply.startsWith('-NOAUTH');
}
function notInstalled(cause) {
    if (cause.code !== 'ENOENT') throw cause;
    const message = `${command()} is not installed or not on PATH. Install it: apt-get install redis-server (Debian, Ubuntu) or brew install redis (macOS).`;
    throw new EnlaceError('configuration-invalid', message, {
        cause
    });
}

//# sourceMappingURL=redis.process.js.map