import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { LogLevel } from '@enlace/platform';

export interface LogLine {
  readonly level: number;
  readonly service: string;
  readonly msg: string;
  readonly context?: string;
  readonly job?: string;
  readonly req?: { readonly id: string; readonly method: string; readonly path: string };
  readonly res?: { readonly status: number };
  readonly err?: { readonly type: string; readonly code?: string; readonly stack: string };
}

/**
 * What a process of these services wrote to its log while it was asked these things.
 *
 * @param ask gets the address of each service, in order
 */
export async function logOf(
  level: LogLevel,
  services: readonly string[],
  ask: (...urls: string[]) => Promise<void>,
): Promise<{ raw: string; lines: LogLine[] }> {
  const script = 'libs/platform/test/logging.process.ts';
  const args = ['--import', './test/support/typescript.mjs', script, level, ...services];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let raw = '';
  child.stdout.on('data', (chunk: Buffer) => (raw += chunk.toString()));
  const [ports] = (await once(createInterface(child.stderr), 'line')) as [string];
  await ask(...ports.split(' ').map((port) => `http://127.0.0.1:${port}`));
  const end = once(child, 'close');
  child.stdin.end('stop\n');
  await end;
  const lines = raw
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LogLine);
  return { raw, lines };
}
