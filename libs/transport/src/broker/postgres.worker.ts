import { setTimeout as delay } from 'node:timers/promises';
import { PostgresQueueBackend, Worker, type PostgresConnection, type Processor } from 'bullmq';
import type { JobWorker, LinkEvents, WorkerLink, WorkerSettings } from './broker.link.js';
import { createConnection, type PostgresBackendFactory, type PostgresBroker } from './postgres.connection.js';

const POOL_MAX = 4;
const RETRY_MS = 1_000;

/** A pool for the jobs and, beside it, the one connection that listens for new ones. */
export class PostgresWorker implements WorkerLink {
  private readonly settled = new AbortController();
  private connection: PostgresConnection | undefined;

  constructor(
    private readonly broker: PostgresBroker,
    private readonly events: LinkEvents,
  ) {}

  async connect(): Promise<void> {
    for (;;) {
      const connection = createConnection(this.broker, POOL_MAX, this.events);
      this.connection = connection;
      try {
        await connection.waitUntilReady();
        return;
      } catch (error) {
        // BullMQ remembers a failed start for ever, so the next try needs a connection of its own.
        await connection.close();
        this.events.error(error);
        this.events.down();
        await delay(RETRY_MS, undefined, { signal: this.settled.signal });
      }
    }
  }

  openWorker(queue: string, processor: Processor<unknown, void>, settings: WorkerSettings): JobWorker {
    const { connection } = this;
    if (connection === undefined) throw new Error('Connect first.');
    const createBackend: PostgresBackendFactory = (name, options) =>
      new PostgresQueueBackend(connection, name, options, true, name);
    const options = { ...settings, connection: connection.pool };
    const worker = new Worker(queue, processor, options, createBackend);
    return worker as unknown as JobWorker;
  }

  settle(): Promise<void> {
    this.settled.abort();
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.connection?.close();
  }
}
