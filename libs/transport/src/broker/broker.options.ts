import { EnlaceError } from '@enlace/contracts';

/**
 * Where the queues are. The broker is soft state on either backend: whatever it loses, the outbox brings back.
 */
export type BrokerOptions =
  | {
      readonly backend: 'redis';
      /** `redis[s]://user:password@host:port/db` */
      readonly url: string;
      /** First part of every key. @defaultValue `bull` */
      readonly prefix?: string;
    }
  | {
      readonly backend: 'postgres';
      /** `postgresql://user:password@host:port/database` */
      readonly url: string;
      /** Schema of BullMQ's own tables, made when it is missing. @defaultValue `bullmq` */
      readonly schema?: string;
    };

const SCHEMES = { redis: ['redis:', 'rediss:'], postgres: ['postgres:', 'postgresql:'] } as const;

/**
 * @throws EnlaceError configuration-invalid naming the option, never its value: a broker's URL holds a password.
 */
export function checkBroker(broker: BrokerOptions): void {
  const schemes: readonly string[] = SCHEMES[broker.backend];
  if (!URL.canParse(broker.url) || !schemes.includes(new URL(broker.url).protocol)) {
    throw invalid(
      'url',
      `is not an address of ${broker.backend}. Write it as ${schemes.join('// or ')}//...`,
    );
  }
  if (broker.backend === 'postgres' && !/^[a-z_][a-z0-9_]{0,62}$/.test(broker.schema ?? 'bullmq')) {
    throw invalid(
      'schema',
      'is not a plain name. Use lower-case letters, digits and underscores, 63 at most.',
    );
  }
}

/** @throws EnlaceError configuration-invalid when BullMQ could not build its keys from this name. */
export function checkQueueName(queue: string): void {
  if (queue === '' || queue.includes(':')) {
    throw new EnlaceError('configuration-invalid', 'A queue needs a name, and the name holds no colon.', {
      field: 'queue',
    });
  }
}

function invalid(option: string, why: string): EnlaceError {
  return new EnlaceError('configuration-invalid', `The broker's ${option} ${why}`, {
    field: `broker.${option}`,
  });
}
