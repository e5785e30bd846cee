import { setTimeout as delay } from "node:timers/promises";
import { QueueKeys, RedisConnection, RedisQueueBackend, Worker } from "bullmq";
import { isUnfit } from "../errors/unfit.error.js";
import { taggedName } from "./queue.name.js";
import { createRedis, disconnect, nextOf, retryMilliseconds } from "./redis.client.js";
import { RedisGuard } from "./redis.guard.js";
const SILENCE_MS = 10_000;
const RETRY_MS = 100;
/**
 * Two connections, one of them for the command that waits. BullMQ would make them itself, but a worker that is closed
 * while Redis is away then waits for a connection that nobody is opening any more: only who holds the connections can
 * tell them to give up first.
 */ export class RedisWorker {
    constructor(broker, events){
        this.broker = broker;
        this.settled = false;
        this.createBackend = (name, options)=>{
            const keys = new QueueKeys(this.broker.prefix);
            const common = {
                shared: false,
                skipVersionCheck: !this.guard.mayAskInfo
            };
            return new RedisQueueBackend(new RedisConnection(this.main, {
                ...common,
                blocking: false
            }), name, keys.getKeys(name), (type)=>keys.toKey(name, type), {
                ...options,
                ...this.broker.prefix !== undefined && {
                    prefix: this.broker.prefix
                }
            }, new RedisConnection(this.blocking, {
                ...common,
                blocking: true
            }));
        };
        const retry = (times)=>this.settled ? null : retryMilliseconds(times);
        this.guard = new RedisGuard(broker, {
            retriesPerRequest: null,
            retry,
            silence: SILENCE_MS
        }, events);
        this.main = this.guard.client;
        // Its silence is normal while the queue is empty, and BullMQ's own watchdog breaks it off and renews it at will: it
        // says nothing about the broker.
        this.blocking = createRedis(broker, {
            retriesPerRequest: null,
            retry
        });
        this.blocking.on('error', events.error).on('node error', events.error);
    }
    async connect() {
        for(;;){
            await Promise.all([
                this.main,
                this.blocking
            ].map((client)=>this.untilReady(client)));
            try {
                return await this.guard.fit();
            } catch (error) {
                if (isUnfit(error) || this.settled) throw error;
                // It broke before it answered. The connection may not know yet, and the loop must let it hear.
                await delay(RETRY_MS);
            }
        }
    }
    openWorker(queue, processor, settings) {
        const prefix = this.broker.prefix;
        const options = {
            ...settings,
            connection: this.main,
            ...prefix !== undefined && {
                prefix
            }
        };
        return new Worker(taggedName(queue), processor, options, this.createBackend);
    }
    async settle() {
        this.settled = true;
        const between = [
            this.main,
            this.blocking
        ].filter(({ status })=>![
                'ready',
                'end',
                'wait'
            ].includes(status));
        await Promise.all(between.map((client)=>nextOf(client, [
                'ready',
                'end'
            ])));
    }
    destroy() {
        this.guard.disconnect();
        disconnect(this.blocking);
        return Promise.resolve();
    }
    /** A client that ended without our good-bye comes back (`redis.client.ts`). */ async untilReady(client) {
        while(client.status !== 'ready'){
            if (this.settled) throw new Error('The connection was given up before Redis answered.');
            const next = nextOf(client, [
                'ready',
                'end'
            ]);
            if (client.status === 'wait') client.connect().catch(()=>undefined);
            await next;
        }
    }
}

//# sourceMappingURL=redis.worker.js.map