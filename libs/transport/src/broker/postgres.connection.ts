import {
  PostgresConnection,
  type BackendFactory,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
} from 'bullmq';
import type { LinkEvents } from './broker.link.js';
import type { BrokerOptions } from './broker.options.js';

export type PostgresBroker = Extract<BrokerOptions, { backend: 'postgres' }>;

export type PostgresBackendFactory = BackendFactory<PostgresQueueBackend, PostgresConnectionOptions>;

const CONNECT_MS = 5_000;
const QUERY_MS = 10_000;

/**
 * A pool for BullMQ's tables that brings them up to date when it is first used. Many processes may start at once:
 * BullMQ's migrator takes an advisory lock of the schema in the transaction of the migration, and who comes late finds
 * nothing to do.
 *
 * @param max connections of the pool. Eleven agencies share one server in the sandbox, which accepts a hundred.
 */
export function createConnection(
  broker: PostgresBroker,
  max: number,
  events: LinkEvents,
): PostgresConnection {
  const connection = new PostgresConnection({
    connectionString: broker.url,
    schema: broker.schema ?? 'bullmq',
    migrate: true,
    max,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: QUERY_MS,
    keepAlive: true,
  });
  connection.on('error', (error: unknown) => {
    events.error(error);
    events.down();
  });
  // A pool has no event for "the server is back", but it opens a new connection only to a server that answers.
  connection.pool.on('connect', (client) => {
    // Whoever has it from the pool listens only while a statement runs. A server that dies between two is an error that
    // nobody hears, which ends the process; the next statement tells of it anyway.
    client.on('error', () => undefined);
    events.up();
  });
  return connection;
}
