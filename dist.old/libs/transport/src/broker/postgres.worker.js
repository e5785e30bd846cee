import { setTimeout as delay } from "node:timers/promises";
import { PostgresQueueBackend, Worker } from "bullmq";
import { createConnection } from "./postgres.connection.js";
const POOL_MAX = 4;
const RETRY_MS = 1_000;
/** A pool for the jobs and, beside it, the one connection that listens for new ones. */ export class PostgresWorker {
    constructor(broker, events){
        this.broker = broker;
        this.events = events;
        this.settled = new AbortController();
    }
    async connect() {
        for(;;){
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
                await delay(RETRY_MS, undefined, {
                    signal: this.settled.signal
                });
            }
        }
    }
    openWorker(queue, processor, settings) {
        const { connection } = this;
        if (connection === undefined) throw new Error('Connect first.');
        const createBackend = (name, options)=>new PostgresQueueBackend(connection, name, options, true, name);
        const options = {
            ...settings,
            connection: connection.pool
        };
        const worker = new Worker(queue, processor, options, createBackend);
        return worker;
    }
    settle() {
        this.settled.abort();
        return Promise.resolve();
    }
    async destroy() {
        await this.connection?.close();
    }
}

//# sourceMappingURL=postgres.worker.js.map