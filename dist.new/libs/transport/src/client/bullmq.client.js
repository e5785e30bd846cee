import { EnlaceError } from "../../../contracts/src/index.js";
import { Logger } from "@nestjs/common";
import { ClientProxy } from "@nestjs/microservices";
import { throwError } from "rxjs";
import { openProducer } from "../broker/broker.connection.js";
import { within } from "../broker/broker.deadline.js";
import { checkBroker } from "../broker/broker.options.js";
import { BrokerStatus } from "../broker/broker.status.js";
import { checkQueueName } from "../broker/queue.name.js";
import { BulkSendError } from "../errors/bulk.send.error.js";
import { BullMqRecord } from "./bullmq.record.js";
import { jobOptions } from "./job.policy.js";
import { checkJob } from "./outbound.job.js";
const TIMEOUT_MS = 5_000;
/**
 * Sends events to the queues of others, a sibling of Nest's `ClientKafka`. It fails within a bounded time while the
 * broker is away and remembers nothing: whoever must not lose a job keeps it until it is receipted, as the outbox does.
 *
 * Register it through `ClientsModule` with `customClass`, or nobody closes it.
 */ export class BullMqClient extends ClientProxy {
    constructor(options){
        super(), this.options = options, this.queues = new Map(), this.closed = false;
        checkBroker(options.broker);
        this.brokerStatus = new BrokerStatus('Sender', new Logger(BullMqClient.name), (state)=>this._status$.next(state));
    }
    /** @throws EnlaceError unavailable; configuration-invalid when the broker answers and would lose jobs */ async connect() {
        await this.inTime(this.open().ready());
    }
    /**
   * Hands jobs to the broker, one round trip for each queue. A queue or a job that cannot be served stops no other.
   *
   * @throws BulkSendError naming exactly the jobs to send again
   */ async sendBulk(jobs) {
        const failures = [];
        const batches = new Map();
        for (const job of jobs){
            try {
                checkQueueName(job.queue);
                checkJob(job);
            } catch (error) {
                failures.push({
                    jobs: [
                        job
                    ],
                    error
                });
                continue;
            }
            const batch = batches.get(job.queue);
            if (batch) batch.push(job);
            else batches.set(job.queue, [
                job
            ]);
        }
        const sendBatch = async ([queue, batch])=>{
            try {
                await this.inTime(this.addBulk(queue, batch));
            } catch (error) {
                failures.push({
                    jobs: batch,
                    error
                });
            }
        };
        await Promise.all([
            ...batches
        ].map(sendBatch));
        if (failures.length > 0) throw new BulkSendError(failures, jobs.length);
    }
    /**
   * Jobs in a queue that no process has in hand, those between two attempts included.
   *
   * @throws EnlaceError unavailable
   */ async depth(queue) {
        checkQueueName(queue);
        const count = async ()=>(await this.reach(queue)).getJobCountByTypes('wait', 'delayed');
        return this.inTime(count());
    }
    /** Refused: an institution that waits for another's answer stops when the other does. */ send(_pattern, _data) {
        return throwError(()=>refusedRequest());
    }
    /** For good: a send after it is refused rather than served by a connection that nobody would close. */ async close() {
        this.closed = true;
        this.brokerStatus.end();
        const queues = [
            ...this.queues.values()
        ];
        this.queues.clear();
        await Promise.allSettled(queues.map((queue)=>queue.close()));
        await this.link?.close();
    }
    /** The BullMQ queues in use, by name. */ // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the signature is Nest's
    unwrap() {
        return this.queues;
    }
    publish() {
        throw refusedRequest();
    }
    /** `packet.metadata` of a dispatch hook is not sent: what must cross is inside the sealed message. */ async dispatchEvent(packet) {
        const record = packet.data;
        if (!(record instanceof BullMqRecord)) {
            throw new EnlaceError('internal', 'emit needs a BullMqRecord: a pattern alone does not say to which queue.');
        }
        const name = this.normalizePattern(packet.pattern);
        await this.sendBulk([
            {
                ...record.options,
                name,
                data: record.data
            }
        ]);
        return undefined;
    }
    async addBulk(name, jobs) {
        const queue = await this.reach(name);
        try {
            await queue.addBulk(jobs.map(({ name, id, data })=>({
                    name,
                    data,
                    opts: jobOptions(id, this.options.jobs)
                })));
        } catch (error) {
            // A queue whose first command failed never recovers in BullMQ; a new one costs nothing, the link is shared.
            this.queues.delete(name);
            await queue.close().catch(()=>undefined);
            throw error;
        }
    }
    async reach(name) {
        const link = this.open();
        await link.ready();
        const queue = this.queues.get(name) ?? link.openQueue(name);
        this.queues.set(name, queue);
        return queue;
    }
    open() {
        if (this.closed) throw new EnlaceError('unavailable', 'This sender is closed: the process is ending.');
        return this.link ??= openProducer(this.options.broker, this.brokerStatus);
    }
    inTime(work) {
        return within(this.options.timeoutMilliseconds ?? TIMEOUT_MS, work);
    }
}
function refusedRequest() {
    const message = 'This transport carries events only. Use emit or sendBulk, and let the answer be an event too.';
    return new EnlaceError('internal', message);
}

//# sourceMappingURL=bullmq.client.js.map