import { PostgresProducer } from "./postgres.producer.js";
import { PostgresWorker } from "./postgres.worker.js";
import { RedisProducer } from "./redis.producer.js";
import { RedisWorker } from "./redis.worker.js";
/** For a sender: fails at once while the broker is away, because the outbox keeps the message and asks again. */ export function openProducer(broker, events) {
    return broker.backend === 'redis' ? new RedisProducer(broker, events) : new PostgresProducer(broker, events);
}
/** For a receiver: waits for the broker for as long as it takes. */ export function openWorkerLink(broker, events) {
    return broker.backend === 'redis' ? new RedisWorker(broker, events) : new PostgresWorker(broker, events);
}

//# sourceMappingURL=broker.connection.js.map