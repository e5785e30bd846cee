import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EnlaceError } from '@enlace/contracts';
import { freePort } from './free.port.js';
import { startLeashed, type LeashedProcess } from './leashed.process.js';

export interface RedisOptions {
  /** Any free port when it is not given. */
  readonly port?: number;
  /** Where an append-only file goes; a temporary folder, removed by `stop`, when it is not given. */
  readonly dir?: string;
  /** Server settings as in redis.conf, such as `{ appendonly: 'yes', appendfsync: 'always' }`. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

const START_MS = 30_000;
const STOP_MS = 10_000;
const POLL_MS = 10;
const ATTEMPTS = 5;

/**
 * A Redis of our own, on 127.0.0.1 only, that never evicts a job (BullMQ's condition) and keeps nothing on disk
 * unless told to. It ends when this process ends.
 *
 * @throws EnlaceError configuration-invalid when redis-server is not installed, the port is taken, or a setting is wrong.
 */
export async function startRedis(options: RedisOptions = {}): Promise<RedisServer> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'enlace-redis-')));
  const server = new RedisServer(dir, options);
  try {
    await server.start();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

export class RedisServer {
  private process: LeashedProcess | undefined;
  private port = 0;

  constructor(
    private readonly dir: string,
    private readonly options: RedisOptions,
  ) {}

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts on the port it had, so that clients find it again after {@link kill}. */
  async start(): Promise<void> {
    if (this.process?.running === true) return;
    const fixed = this.options.port ?? (this.port === 0 ? undefined : this.port);
    for (let attempt = 1; ; attempt += 1) {
      const port = fixed ?? (await freePort());
      const failure = await this.tryStart(port);
      if (failure === undefined) return;
      if (fixed === undefined && attempt < ATTEMPTS && failure.includes('Address already in use')) continue;
      throw new EnlaceError(
        'configuration-invalid',
        `redis-server did not start on port ${port}. It said:\n${failure}`,
      );
    }
  }

  async stop(): Promise<void> {
    await this.process?.end(STOP_MS);
    if (this.options.dir === undefined) await rm(this.dir, { recursive: true, force: true });
  }

  /** Dies at once (SIGKILL), as in a power cut; for fault tests. */
  async kill(): Promise<void> {
    await this.process?.kill();
  }

  async restart(): Promise<void> {
    await this.process?.end(STOP_MS);
    await this.start();
  }

  private async tryStart(port: number): Promise<string | undefined> {
    const args = settingArgs({ ...SETTINGS, dir: this.dir, ...this.options.settings, port });
    const options = { command: 'redis-server', args, cwd: this.dir, farewell: 'SIGTERM' } as const;
    const server = await startLeashed(options).catch(notInstalled);
    const deadline = Date.now() + START_MS;
    while (server.running) {
      if (await answers(port, server.pid)) {
        this.process = server;
        this.port = port;
        return undefined;
      }
      if (Date.now() > deadline) await server.kill();
      else await delay(POLL_MS);
    }
    return server.lastWords();
  }
}

const SETTINGS = {
  bind: '127.0.0.1',
  daemonize: 'no',
  save: '',
  appendonly: 'no',
  'maxmemory-policy': 'noeviction',
};

function settingArgs(settings: Readonly<Record<string, string | number>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

function notInstalled(cause: NodeJS.ErrnoException): never {
  if (cause.code !== 'ENOENT') throw cause;
  const message =
    'redis-server is not installed or not on PATH. Install it: apt-get install redis-server (Debian, Ubuntu) or brew install redis (macOS).';
  throw new EnlaceError('configuration-invalid', message, { cause });
}

/**
 * Whether this very process answers and is ready; one that still loads its file is not, one that wants a password is.
 * The process number matters: on a port that is taken, the Redis that took it answers too.
 */
function answers(port: number, pid: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    let reply = '';
    socket.once('connect', () => socket.end('PING\r\nINFO server\r\nQUIT\r\n'));
    socket.on('data', (chunk) => {
      reply += chunk.toString('latin1');
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => {
      const ours = reply.startsWith('+PONG') && reply.includes(`process_id:${pid}\r\n`);
      resolve(ours || reply.startsWith('-NOAUTH'));
    });
  });
}
