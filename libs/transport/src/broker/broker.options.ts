import { EnlaceError } from '@enlace/contracts';
import { parseRedisUrl } from './redis.address.js';

/**
 * Where the queues are. The broker is soft state on either backend: whatever it loses, the outbox brings back.
 */
export type BrokerOptions =
  | {
      readonly backend: 'redis';
      /**
       * One server: `redis[s]://user:password@host:port/db`. Sentinels: `redis[s]+sentinel://...@host:port,.../master/db`.
       * A cluster: `redis[s]+cluster://...@host:port,...`.
       */
      readonly url: string;
      /** First part of every key. @defaultValue `bull` */
      readonly prefix?: string;
      /** Certificates (PEM) to trust in TLS instead of the public ones. */
      readonly ca?: string;
      /** The account at the Sentinels, where they want one; the account in the URL is the one at Redis. */
      readonly sentinelAccount?: { readonly username?: string; readonly password: string };
    }
  | {
      readonly backend: 'postgres';
      /** `postgresql://user:password@host:port/database` */
      readonly url: string;
      /** Schema of BullMQ's own tables, made when it is missing. @defaultValue `bullmq` */
      readonly schema?: string;
    };

const POSTGRES_SCHEMES = ['postgres:', 'postgresql:'];

/**
 * @throws EnlaceError configuration-invalid naming the option, never its value: a broker's URL holds a password.
 */
export function checkBroker(broker: BrokerOptions): void {
  if (broker.backend === 'redis') {
    parseRedisUrl(broker.url);
    if (/[{}]/.test(broker.prefix ?? '')) {
      throw invalid(
        'prefix',
        'holds a brace. Leave it out: braces say on which master of a cluster a queue lies.',
      );
    }
    return;
  }
  if (!URL.canParse(broker.url) || !POSTGRES_SCHEMES.includes(new URL(broker.url).protocol)) {
    throw invalid(
      'url',
      `is not an address of postgres. Write it as ${POSTGRES_SCHEMES.join('// or ')}//...`,
    );
  }
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(broker.schema ?? 'bullmq')) {
    throw invalid(
      'schema',
      'is not a plain name. Use lower-case letters, digits and underscores, 63 at most.',
    );
  }
}

function invalid(option: string, why: string): EnlaceError {
  return new EnlaceError('configuration-invalid', `The broker's ${option} ${why}`, {
    field: `broker.${option}`,
  });
}
