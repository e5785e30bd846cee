import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrokerOptions } from '@enlace/transport';
import { startPostgres } from '../../apps/sandbox/src/servers/postgres.server.js';
import { startRedis } from '../../apps/sandbox/src/servers/redis.server.js';

/** A broker of one suite alone, which it may kill. What it was told is on disk: the same on both backends. */
export interface OwnBroker {
  readonly broker: BrokerOptions;
  /** As in a power cut. */
  kill(): Promise<void>;
  /** On the address it had. */
  start(): Promise<void>;
  end(): Promise<void>;
}

export interface OwnBackend {
  readonly name: BrokerOptions['backend'];
  open(): Promise<OwnBroker>;
}

export function ownBrokers(): OwnBackend[] {
  return [
    { name: 'redis', open: openRedis },
    { name: 'postgres', open: openPostgres },
  ];
}

export async function openRedis(): Promise<OwnBroker> {
  const server = await startRedis({ settings: { appendonly: 'yes', appendfsync: 'always' } });
  return {
    broker: { backend: 'redis', url: server.url },
    kill: () => server.kill(),
    start: () => server.start(),
    end: () => server.stop(),
  };
}

async function openPostgres(): Promise<OwnBroker> {
  const root = await mkdtemp(join(tmpdir(), 'enlace-broker-'));
  // As root, PostgreSQL runs under another account and must be let through to its own folder inside.
  await chmod(root, 0o711);
  const server = await startPostgres({ dataDir: join(root, 'postgres'), settings: { fsync: 'off' } });
  const url = await server.createDatabase('broker');
  return {
    broker: { backend: 'postgres', url },
    kill: () => server.kill(),
    start: () => server.start(),
    end: async () => {
      await server.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}
