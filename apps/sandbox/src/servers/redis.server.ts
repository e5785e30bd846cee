import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free.port.js';
import type { LeashedProcess } from './leashed.process.js';
import { settingArgs, startRedisProcess } from './redis.process.js';

export interface RedisOptions {
  /** Any free port when it is not given. */
  readonly port?: number;
  /** Where an append-only file goes; a temporary folder, removed by `stop`, when it is not given. */
  readonly dir?: string;
  /** Server settings as in redis.conf, such as `{ appendonly: 'yes', appendfsync: 'always' }`. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** Further settings that each want a free port, such as `tls-port`; see {@link RedisServer.portOf}. */
  readonly morePorts?: readonly string[];
}

const STOP_MS = 10_000;

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
  private current: number | undefined;
  private more: Readonly<Record<string, number>> = {};

  constructor(
    private readonly dir: string,
    private readonly options: RedisOptions,
  ) {}

  get port(): number {
    return this.current ?? 0;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** The port that one of `morePorts` got. */
  portOf(setting: string): number {
    return this.more[setting] ?? 0;
  }

  /** Starts on the port it had, so that clients find it again after {@link kill}. */
  async start(): Promise<void> {
    if (this.process?.running === true) return;
    const fixed = this.options.port ?? this.current;
    const started = await startRedisProcess((port) => this.argsOf(port), this.dir, fixed);
    this.process = started.process;
    this.current = started.port;
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

  private async argsOf(port: number): Promise<string[]> {
    // A first start that fails may have failed on one of these: they are drawn again with the port.
    if (this.current === undefined) this.more = await drawPorts(this.options.morePorts);
    return settingArgs({ ...SETTINGS, dir: this.dir, ...this.options.settings, ...this.more, port });
  }
}

async function drawPorts(names: readonly string[] = []): Promise<Record<string, number>> {
  const ports: Record<string, number> = {};
  for (const name of names) ports[name] = await freePort();
  return ports;
}

const SETTINGS = {
  bind: '127.0.0.1',
  daemonize: 'no',
  save: '',
  appendonly: 'no',
  'maxmemory-policy': 'noeviction',
  // A replica need not wait for others that might join it.
  'repl-diskless-sync-delay': 0,
};
