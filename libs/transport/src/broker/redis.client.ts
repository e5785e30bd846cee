import { isIP } from 'node:net';
import { Redis, type RedisOptions } from 'ioredis';
import type { LinkEvents } from './broker.link.js';

const CONNECT_MS = 5_000;
const KEEP_ALIVE_MS = 10_000;
const GOOD_BYE_MS = 500;
const RETRY_FIRST_MS = 50;
const RETRY_MOST_MS = 1_000;

/**
 * A Redis client that does not connect yet. Auto-pipelining stays off: it made BullMQ slower (toolchain.md).
 *
 * @param events hear of each connection; without the listener ioredis prints its errors to the console
 */
export function createRedis(url: string, options: RedisOptions, events: LinkEvents): Redis {
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    disconnectTimeout: GOOD_BYE_MS,
    keepAlive: KEEP_ALIVE_MS,
    retryStrategy: retryMilliseconds,
    ...serverName(url),
    ...options,
  });
  client.on('ready', events.up).on('close', events.down).on('error', events.error);
  return client;
}

/** Lets go at once. On an ended connection ioredis would start a timer that keeps the process alive. */
export function disconnect(client: Redis): void {
  if (client.status !== 'end') client.disconnect();
}

/** A broker that is back is found within a second, while one that is away costs one attempt a second. */
export function retryMilliseconds(times: number): number {
  return Math.min(RETRY_FIRST_MS * 2 ** (times - 1), RETRY_MOST_MS);
}

/** The next of some events of a client; the other listeners are gone when it resolves. */
export function nextOf<E extends string>(client: Redis, events: readonly E[]): Promise<E> {
  return new Promise((resolve) => {
    const listeners = events.map((event) => ({ event, listener: () => settle(event) }));
    const settle = (event: E): void => {
      for (const { event, listener } of listeners) client.off(event, listener);
      resolve(event);
    };
    for (const { event, listener } of listeners) client.on(event, listener);
  });
}

/** Node sends no name to the server (SNI) unless told, and a shared endpoint then shows a foreign certificate. */
function serverName(url: string): RedisOptions {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'rediss:') return {};
  const isAddress = isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0;
  return { tls: isAddress ? {} : { servername: hostname } };
}
