import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

/** The account a server runs under; empty means ours. Only root can choose another. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

export interface LeashedOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** Must be open to the account: Postgres refuses to start where it cannot read its own working directory. */
  readonly cwd: string;
  readonly account?: Account;
  /** The signal this server understands as "end in good order". */
  readonly farewell: 'SIGINT' | 'SIGTERM';
}

export interface LeashedProcess {
  readonly pid: number;
  readonly running: boolean;
  /** The last 8 KiB that a server which has ended wrote, for the error that says why. */
  lastWords(): Promise<string>;
  /** Ends in good order; by force when that takes longer than `graceMs`. */
  end(graceMs: number): Promise<void>;
  /** Dies at once, as in a power cut. */
  kill(): Promise<void>;
}

const OUTPUT_KEPT = 8192;
const LAST_WORDS_MS = 1_000;

/**
 * Starts a server that cannot outlive this process, however this process ends. A shell waits on a pipe whose other
 * end only we hold; the kernel closes it when we are gone, even by `kill -9`, and the shell then says farewell to
 * the server. That one way covers exit, signals and crashes, so there is no exit hook to forget or to misfire.
 * Both run in sessions of their own: Ctrl-C reaches us alone, and we stop our servers after our own work is done.
 */
export async function startLeashed(options: LeashedOptions): Promise<LeashedProcess> {
  const { command, args, cwd, account = {}, farewell } = options;
  // Our own environment holds credentials and PG* settings that are none of the server's business.
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
  const child = spawn(command, args, { cwd, env, ...account, detached: true, stdio });
  const pid = await spawned(child);
  const leash = holdLeash(pid, farewell, account);
  const lastWords = listenTo(child);

  let running = true;
  const exited = new Promise<void>((resolve) => {
    // Not `close`: the sessions of a killed Postgres hold its output open until each has noticed.
    child.once('exit', () => {
      running = false;
      leash.kill('SIGKILL');
      resolve();
    });
  });
  child.unref();

  const signal = async (name: NodeJS.Signals, graceMs?: number): Promise<void> => {
    if (!running) return;
    child.ref();
    child.kill(name);
    const force = graceMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), graceMs);
    await exited;
    clearTimeout(force);
  };

  return {
    pid,
    get running() {
      return running;
    },
    lastWords,
    end: (graceMs) => signal(farewell, graceMs),
    kill: () => signal('SIGKILL'),
  };
}

function spawned(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
}

function holdLeash(pid: number, farewell: string, account: Account): ChildProcess {
  const script = 'read -r _; kill -s "$1" "$2"';
  const args = ['-c', script, 'enlace-leash', farewell.replace('SIG', ''), String(pid)];
  const leash = spawn('/bin/sh', args, {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  leash.on('error', () => undefined);
  leash.stdin.on('error', () => undefined);
  leash.unref();
  // A pipe to a child is a socket in Node; unreferenced, or it would keep a finished script from ending.
  (leash.stdin as Socket).unref();
  return leash;
}

function listenTo(child: ChildProcessByStdio<null, Readable, Readable>): () => Promise<string> {
  let kept = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      kept = (kept + chunk).slice(-OUTPUT_KEPT);
    });
    (stream as Socket).unref();
  }
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return async () => {
    await Promise.race([closed, delay(LAST_WORDS_MS)]);
    return kept;
  };
}
