import { EnlaceError } from "../../../contracts/src/index.js";
import { PostgresQueueBackend, Queue } from "bullmq";
import { createConnection } from "./postgres.connection.js";
const POOL_MAX = 2;
const EVENTS_KEPT = 1_000;
/** One small pool for all queues of a client. */ export class PostgresProducer {
    constructor(broker, events){
        this.broker = broker;
        this.events = events;
    }
    async ready() {
        const connection = this.connection();
        try {
            await connection.waitUntilReady();
        } catch (cause) {
            // BullMQ remembers a failed start for ever, so the next try needs a connection of its own.
            if (this.current === connection) this.current = undefined;
            this.events.error(cause);
            this.events.down();
            await connection.close();
            const message = 'The broker (PostgreSQL) is away or refuses its migration. Send again.';
            throw new EnlaceError('unavailable', message, {
                cause
            });
        }
    }
    openQueue(queue) {
        const connection = this.connection();
        const streams = {
            events: {
                maxLen: EVENTS_KEPT
            }
        };
        const createBackend = (name, options)=>new PostgresQueueBackend(connection, name, options, false);
        const opened = new Queue(queue, {
            connection: connection.pool,
            streams
        }, createBackend);
        opened.on('error', this.events.error);
        return opened;
    }
    async close() {
        await this.current?.close();
        this.current = undefined;
    }
    connection() {
        return this.current ??= createConnection(this.broker, POOL_MAX, this.events);
    }
}

//# sourceMappingURL=postgres.producer.js.map