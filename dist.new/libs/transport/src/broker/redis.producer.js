import { EnlaceError } from "../../../contracts/src/index.js";
import { Queue } from "bullmq";
import { taggedName } from "./queue.name.js";
import { nextOf } from "./redis.client.js";
import { RedisGuard } from "./redis.guard.js";
const SILENCE_MS = 5_000;
const EVENTS_KEPT = 1_000;
/** One connection (to a cluster: one to each node) for all queues of a client. */ export class RedisProducer {
    constructor(broker, events){
        this.broker = broker;
        this.events = events;
        // No second try of a command: a job held here would be sent long after the relay gave it up.
        this.guard = new RedisGuard(broker, {
            retriesPerRequest: 0,
            silence: SILENCE_MS
        }, events);
    }
    async ready() {
        const { client } = this.guard;
        if (client.status === 'wait') client.connect().catch(()=>undefined);
        if ([
            'connecting',
            'connect'
        ].includes(client.status)) await this.settled(client);
        if (client.status !== 'ready') {
            const message = 'The broker (Redis) is away. The connection comes back by itself: send again.';
            throw new EnlaceError('unavailable', message);
        }
        await this.guard.fit();
    }
    openQueue(queue) {
        const opened = new Queue(taggedName(queue), {
            connection: this.guard.client,
            streams: {
                events: {
                    maxLen: EVENTS_KEPT
                }
            },
            skipVersionCheck: !this.guard.mayAskInfo,
            ...this.broker.prefix !== undefined && {
                prefix: this.broker.prefix
            }
        });
        opened.on('error', this.events.error);
        return opened;
    }
    async close() {
        const { client } = this.guard;
        if (client.status === 'ready') await client.quit().catch(()=>undefined);
        this.guard.disconnect();
    }
    /** One wait for however many queues ask at the same time. */ settled(client) {
        // Sentinels that know no master are an error, and no connection that could close.
        this.settling ??= nextOf(client, [
            'ready',
            'error',
            'close',
            'end'
        ]).finally(()=>{
            this.settling = undefined;
        });
        return this.settling;
    }
}

//# sourceMappingURL=redis.producer.js.map