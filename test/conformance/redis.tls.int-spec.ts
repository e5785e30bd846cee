import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrokerOptions } from '@enlace/transport';
import { startRedisCluster, type RedisCluster } from '../../apps/sandbox/src/servers/redis.cluster.js';
import { startRedisSentinels, type RedisSentinels } from '../../apps/sandbox/src/servers/redis.sentinels.js';
import { startRedis, type RedisServer } from '../../apps/sandbox/src/servers/redis.server.js';
import { TransportBench, newId, newQueue } from './transport.bench.js';
import { eventually } from '../support/eventually.js';
import { CERTIFICATE, CERTIFICATE_KEY } from '../support/tls.fixture.js';

describe('the transport over TLS', () => {
  let folder: string;
  let single: RedisServer;
  let cluster: RedisCluster;
  let group: RedisSentinels;
  let bench: TransportBench | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'enlace-tls-'));
    const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
    await Promise.all([writeFile(certificate, CERTIFICATE), writeFile(key, CERTIFICATE_KEY)]);
    const settings = {
      'tls-cert-file': certificate,
      'tls-key-file': key,
      'tls-ca-cert-file': certificate,
      'tls-auth-clients': 'no',
    };
    const morePorts = ['tls-port'];
    // The nodes name each other to a client by the port that they use among themselves.
    const clustered = { ...settings, 'tls-cluster': 'yes' };
    [single, cluster, group] = await Promise.all([
      startRedis({ settings, morePorts }),
      startRedisCluster({ settings: clustered, morePorts }),
      startRedisSentinels({ settings, tls: true }),
    ]);
  });

  afterAll(async () => {
    await Promise.all([single.stop(), cluster.stop(), group.stop()]);
    await rm(folder, { recursive: true });
  });

  afterEach(() => bench?.close());

  const hostOf = (server: RedisServer): string => `127.0.0.1:${server.portOf('tls-port')}`;
  const urls = {
    'one server': () => `rediss://${hostOf(single)}`,
    'a master that Sentinels name': () => group.url,
    'a cluster': () => `rediss+cluster://${cluster.nodes.map(hostOf).join(',')}`,
  };

  function open(
    details: Partial<Extract<BrokerOptions, { backend: 'redis' }>> & { url: string },
  ): TransportBench {
    bench = new TransportBench({ backend: 'redis', ...details });
    return bench;
  }

  describe.each(Object.entries(urls))('to %s', (_, urlOf) => {
    it('trusts a private authority that it was given', async () => {
      const trusting = open({ url: urlOf(), ca: CERTIFICATE });
      const queues = Array.from({ length: 6 }, newQueue);
      const servers = await Promise.all(
        queues.map((queue) => trusting.server(queue, { x: () => undefined })),
      );
      await trusting.client().sendBulk(queues.map((queue) => ({ queue, name: 'x', id: newId(), data: {} })));
      await eventually(() => servers.every(({ reports }) => reports.completed.length === 1));
    });

    it('sends nothing to a server that nobody vouches for', async () => {
      const client = open({ url: urlOf() }).client();
      await expect(client.connect()).rejects.toMatchObject({ code: 'unavailable' });
    });

    it('sends nothing in clear', async () => {
      const client = open({ url: urlOf().replace('rediss', 'redis') }).client();
      await expect(client.connect()).rejects.toMatchObject({ code: 'unavailable' });
    });
  });
});
