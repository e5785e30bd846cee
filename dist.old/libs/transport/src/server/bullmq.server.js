import { setTimeout as delay } from "node:timers/promises";
import { EnlaceError } from "../../../contracts/src/index.js";
import { Logger } from "@nestjs/common";
import { Server } from "@nestjs/microservices";
import { isObservable, lastValueFrom } from "rxjs";
import { openWorkerLink } from "../broker/broker.connection.js";
import { within } from "../broker/broker.deadline.js";
import { checkBroker } from "../broker/broker.options.js";
import { BrokerStatus, labelOf } from "../broker/broker.status.js";
import { checkQueueName } from "../broker/queue.name.js";
import { isUnfit } from "../errors/unfit.error.js";
import { UnknownPatternError } from "../errors/unknown.pattern.error.js";
import { BullMqContext } from "./bullmq.context.js";
import { ANY_PATTERN, BULLMQ_TRANSPORT } from "./bullmq.patterns.js";
import { framesOf, toError } from "./handler.error.js";
import { runObserved } from "./observed.run.js";
const RETRY_MS = 1_000;
const RECHECK_MS = 2_000;
const CLOSE_MS = 10_000;
const DEPTH_MS = 2_000;
/**
 * Consumes one queue, a sibling of Nest's `ServerKafka`: a job is acknowledged when its handler is done with it, and
 * never otherwise. At least once: a handler must stand being called twice for one message.
 *
 * Declare its handlers with `@OnJob`, or their errors lose their identity.
 */ export class BullMqServer extends Server {
    constructor(options){
        super(), this.options = options, this.transportId = BULLMQ_TRANSPORT, // The inherited handleEvent acknowledges a job whose handler threw, and one without a handler.
        this.propagatesEventHandlerErrors = true, this.logger = new Logger(BullMqServer.name), this.listeners = [], this.running = new Set(), this.started = false, this.left = new AbortController();
        checkBroker(options.broker);
        checkQueueName(options.queue);
        this.brokerStatus = new BrokerStatus(`Queue ${options.queue}`, this.logger, (state)=>this._status$.next(state));
    }
    /**
   * Begins to consume. A broker that is away stops no process from starting: it must go on taking flags. One that
   * answers and would lose jobs does: the callback gets an EnlaceError configuration-invalid.
   */ async listen(callback) {
        if (this.link !== undefined || this.closing !== undefined) {
            return callback(new Error('A server listens once: it listens already, or is closed.'));
        }
        const link = openWorkerLink(this.options.broker, this.brokerStatus);
        this.link = link;
        this.starting = this.start(link);
        this.starting.catch((error)=>isUnfit(error) || this.brokerStatus.error(error));
        try {
            await within(this.options.startMilliseconds ?? 5_000, this.starting);
        } catch (error) {
            if (isUnfit(error)) {
                await this.close();
                return callback(error);
            }
            this.brokerStatus.down();
            this.logger.warn(`Queue ${this.options.queue}: starting without the broker; it is awaited.`);
        }
        this.started = true;
        callback();
    }
    /** Takes no further job, waits for the ones in hand, then lets go of the broker. For good. */ close() {
        return this.closing ??= this.leave();
    }
    /**
   * Jobs in this queue that no process has in hand, those between two attempts included.
   *
   * @throws EnlaceError unavailable
   */ async depth() {
        const { worker } = this;
        if (worker === undefined) throw new EnlaceError('unavailable', 'The broker was not reached yet.');
        const counts = await within(DEPTH_MS, worker.getBackend().getCounts([
            'wait',
            'delayed'
        ]));
        return counts.reduce((sum, count)=>sum + count, 0);
    }
    /** Hears the events of the BullMQ worker, also before it exists. */ on(event, callback) {
        const add = (worker)=>void worker.on(event, callback);
        this.listeners.push(add);
        if (this.worker !== undefined) add(this.worker);
    }
    /** The BullMQ worker. @throws Error before the broker was reached for the first time. */ // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the signature is Nest's
    unwrap() {
        if (this.worker === undefined) throw new Error('Not connected yet: await `listen` and a first `status` of connected.');
        return this.worker;
    }
    /** @throws UnknownPatternError, or what the handler threw */ async handleEvent(pattern, packet, context) {
        // Not getHandlerByPattern: it runs a throwing JSON.parse on every message.
        const handler = this.messageHandlers.get(pattern) ?? this.messageHandlers.get(ANY_PATTERN);
        if (handler === undefined) throw new UnknownPatternError();
        const end = this.createProcessingEndHookRunner(context);
        await runObserved((done)=>this.onProcessingStartHook(this.transportId, context, done), ()=>settle(handler, packet.data, context).finally(()=>this.observe(end)), (error)=>this.logger.error(`A processing hook failed: ${labelOf(error)}. The job is not affected.`));
    }
    async start(link) {
        await this.reach(link);
        if (this.closing !== undefined) return;
        const { queue, concurrency, lockMilliseconds, stalledIntervalMilliseconds, maxStalledCount } = this.options;
        const worker = link.openWorker(queue, (job)=>this.process(job), {
            concurrency: concurrency ?? 50,
            lockDuration: lockMilliseconds ?? 30_000,
            stalledInterval: stalledIntervalMilliseconds ?? 15_000,
            maxStalledCount: maxStalledCount ?? 3,
            // BullMQ's 15 s would be the time to find a PostgreSQL that is back.
            runRetryDelay: RETRY_MS
        });
        this.worker = worker;
        worker.on('error', this.brokerStatus.error);
        worker.on('failed', (job, error)=>this.report(job, error));
        for (const add of this.listeners)add(worker);
        this.brokerStatus.up();
    }
    /** A broker that is unfit ends a start that is asked for; found later, it is waited for like one that is away. */ async reach(link) {
        for(;;){
            try {
                return await link.connect();
            } catch (error) {
                if (!isUnfit(error) || !this.started) throw error;
                await delay(RECHECK_MS, undefined, {
                    signal: this.left.signal
                });
            }
        }
    }
    async leave() {
        const { link, worker } = this;
        if (link === undefined) return;
        await worker?.pause(true);
        while(this.running.size > 0)await Promise.allSettled(this.running);
        this.brokerStatus.end();
        try {
            await within(CLOSE_MS, this.letGo(link));
        } catch  {
            this.logger.warn(`Queue ${this.options.queue}: the broker gave no good-bye in time; leaving without.`);
            // A pool waits for its connections, and one whose other side is gone never comes back to it.
            await within(CLOSE_MS, link.destroy()).catch(()=>undefined);
        }
    }
    async letGo(link) {
        this.left.abort();
        await link.settle();
        await this.starting?.catch(()=>undefined);
        await this.worker?.close();
        await link.destroy();
    }
    async process(job) {
        const context = new BullMqContext([
            job,
            this.options.queue
        ]);
        const run = this.handleEvent(job.name, {
            pattern: job.name,
            data: job.data
        }, context);
        this.running.add(run);
        try {
            await run;
        } finally{
            this.running.delete(run);
        }
    }
    observe(end) {
        try {
            end();
        } catch (error) {
            this.logger.error(`A processing hook failed: ${labelOf(error)}. The job is not affected.`);
        }
    }
    report(job, error) {
        const attempt = `attempt ${job?.attemptsMade ?? '?'} of ${job?.opts.attempts ?? '?'}`;
        const line = `Queue ${this.options.queue}: job ${job?.id ?? '?'} (${job?.name ?? '?'}) failed at ${attempt}: ${labelOf(error)}.`;
        if (job?.finishedOn === undefined) this.logger.warn(line);
        else this.logger.error(line, framesOf(error));
    }
}
async function settle(handler, data, context) {
    try {
        const result = await handler(data, context);
        if (isObservable(result)) await lastValueFrom(result, {
            defaultValue: undefined
        });
    } catch (reason) {
        throw toError(reason);
    }
}

//# sourceMappingURL=bullmq.server.js.map