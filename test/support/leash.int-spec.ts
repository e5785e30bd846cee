import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'enlace-leash-'));
  await chmod(root, 0o711);
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** Another process that starts both servers, says where they are, and waits for its end. */
const PARENT = `
  import { startPostgres } from './apps/sandbox/src/servers/postgres.server.ts';
  import { startRedis } from './apps/sandbox/src/servers/redis.server.ts';
  const postgres = await startPostgres({ dataDir: process.argv[1], settings: { fsync: 'off' } });
  await postgres.kill();
  await postgres.restart();
  const redis = await startRedis({ dir: process.argv[2] });
  console.log(JSON.stringify([postgres.url, redis.url]));
  if (process.argv[3] === 'stay') setInterval(() => undefined, 1000);
`;

async function startParent(mode: 'stay' | 'finish') {
  const args = ['--import', './test/support/typescript.mjs', '--input-type=module', '-e', PARENT];
  const parent = spawn(process.execPath, [...args, join(root, 'postgres'), root, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
  const ports = (JSON.parse(line) as string[]).map((url) => Number(new URL(url).port));
  return { parent, ports };
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function expectServersEnded(ports: number[]): Promise<void> {
  for (const port of ports) await eventually(async () => !(await isOpen(port)));
  // Postgres removes this file as the last thing of an orderly end.
  await eventually(() =>
    access(join(root, 'postgres/cluster/postmaster.pid')).then(
      () => false,
      () => true,
    ),
  );
}

describe('no server outlives the process that started it', () => {
  it.each(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    'when that process dies of %s',
    async (signal) => {
      const { parent, ports } = await startParent('stay');
      expect(await Promise.all(ports.map(isOpen))).toEqual([true, true]);
      parent.kill(signal);
      await expectServersEnded(ports);
    },
  );

  it('when that process simply has nothing left to do', async () => {
    const { parent, ports } = await startParent('finish');
    if (parent.exitCode === null) await once(parent, 'exit');
    expect(parent.exitCode).toBe(0);
    await expectServersEnded(ports);
  });
});
