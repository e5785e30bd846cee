import { isDatabaseOutage } from "../../../platform/src/index.js";
import { GroupCommit } from "../outbox/group.commit.js";
import { countMessages, readArrivals } from "./arrival.reader.js";
import { HandlerRefusal, InboxTransaction } from "./inbox.transaction.js";
import { SolitudeGate } from "./solitude.gate.js";
/** Jobs in one transaction at most. */ const JOBS_TOGETHER = 16;
/**
 * Messages in hand at most: four full bundles. A worker takes many jobs at once, because one of receipts holds a single
 * message: with four of them in hand a sender under full load had its receipts wait for seconds, until it sent the copies
 * again that they were about. Full bundles are bounded by this instead, for the memory they take, and because whatever is in
 * hand when a process dies is tried alone after it.
 */ const IN_HAND_MOST = 1_600;
const NO_VERDICTS = new Map();
/**
 * Effectively once in: deduplicates, puts in order, opens, hands to the handlers and answers, all in one transaction.
 * Jobs that come together share it. If it fails each job is tried alone, and of a job that fails each of its messages
 * alone, so that a bad one fails by itself.
 */ export class InboxProcessor {
    constructor(codec, work, outbox, handlers, starts, options){
        this.codec = codec;
        this.work = work;
        this.outbox = outbox;
        this.handlers = handlers;
        this.starts = starts;
        this.options = options;
        this.gate = new SolitudeGate(IN_HAND_MOST);
        this.group = new GroupCommit(async (jobs)=>{
            const together = {
                good: jobs.flatMap(({ good })=>good),
                bad: jobs.flatMap(({ bad })=>bad)
            };
            await this.commit(together, NO_VERDICTS);
            return jobs.map(()=>({
                    result: undefined
                }));
        }, {
            batch: JOBS_TOGETHER,
            parallel: options.parallel ?? 2,
            onCommit: options.observer?.onGroupCommit,
            concernsAll: isDatabaseOutage
        });
    }
    /** @throws the first error that may pass with time; the job is then tried again and the rest are duplicates */ async process(job) {
        const failures = [];
        const attempt = async (hand, convicts, work)=>{
            try {
                await work();
                await this.starts.acquit(convicts);
            } catch (error) {
                failures.push(error);
            }
            await this.starts.release(hand).catch(()=>undefined);
        };
        const suspects = await this.gate.together(countMessages(job), async ()=>{
            const { good, bad } = readArrivals(job, this.codec);
            const { clean, suspect, deadly } = await this.starts.take(good);
            const condemned = deadly.map((arrival)=>({
                    ...arrival,
                    fault: 'message-quarantined'
                }));
            const together = {
                good: [
                    ...clean.arrivals,
                    ...condemned
                ],
                bad
            };
            if (together.good.length + bad.length > 0) await attempt(clean, condemned, ()=>this.takeIn(together));
            return suspect;
        });
        // Nothing else is in this process's hands meanwhile: if it dies now, nobody else can be to blame.
        for (const arrival of suspects)await this.gate.apart(async ()=>{
            const hand = await this.starts.takeAlone(arrival);
            await attempt(hand, [
                arrival
            ], ()=>this.settle({
                    good: [
                        arrival
                    ],
                    bad: []
                }).then(()=>undefined));
        });
        if (failures.length > 0) throw failures[0];
    }
    /**
   * Judges bytes again that were set aside, as if they had just come: a key may have been pinned since, or a fault mended.
   * Its marks in the ledger are as those of any message, so that what kills this process is counted.
   *
   * @returns why they are refused again; `undefined` when they are taken in
   */ async release({ digest, source, jws }) {
        // Only so many bytes were kept as a message may have.
        if (this.codec.digest(jws) !== digest) return 'message-too-large';
        const arrivals = readArrivals({
            source: source ?? '',
            messages: [
                jws
            ]
        }, this.codec);
        // Whoever releases a message that killed has decided that it will not again; if it does, it is counted anew.
        await this.starts.acquit(arrivals.good);
        return this.gate.apart(async ()=>{
            const { clean } = await this.starts.take(arrivals.good);
            try {
                return (await this.settle(arrivals, true)).get(digest);
            } finally{
                await this.starts.release(clean).catch(()=>undefined);
            }
        });
    }
    async takeIn(arrivals) {
        try {
            await this.group.submit(arrivals);
        } catch (error) {
            if (arrivals.good.length === 0 || isDatabaseOutage(error)) throw error;
            await this.eachAlone(arrivals);
        }
    }
    async eachAlone(arrivals) {
        const failures = [];
        const each = arrivals.good.map((arrival)=>({
                good: [
                    arrival
                ],
                bad: []
            }));
        for (const alone of [
            {
                good: [],
                bad: arrivals.bad
            },
            ...each
        ]){
            await this.settle(alone).catch((error)=>failures.push(error));
            if (isDatabaseOutage(failures.at(-1))) break;
        }
        if (failures.length > 0) throw failures[0];
    }
    /**
   * Tries one message, and with it those that waited for it, until every refusal has found its message.
   *
   * @returns why it, or one that waited for it, is refused
   */ async settle(alone, released = false) {
        const verdicts = new Map();
        for(;;){
            try {
                return await this.commit(alone, verdicts, released);
            } catch (error) {
                if (!(error instanceof HandlerRefusal)) throw error;
                verdicts.set(error.digest, error.code);
            }
        }
    }
    async commit(arrivals, verdicts, released = false) {
        const { codec, outbox, handlers, options } = this;
        const { transaction, refusals } = await this.work.run(async (tx)=>{
            const begun = new InboxTransaction(tx, codec, outbox, handlers, options, verdicts, released);
            return {
                transaction: begun,
                refusals: await begun.run(arrivals)
            };
        });
        if (options.observer) transaction.tell(options.observer);
        return refusals;
    }
}

//# sourceMappingURL=inbox.processor.js.map