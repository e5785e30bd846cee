import { EnlaceError, createMessageId, isReceipt } from "../../../contracts/src/index.js";
import { composeReceipts, composeRefusals } from "./answer.composer.js";
import { recall, refuse } from "./arrival.reader.js";
import { expectCourse, sortCourse } from "./course.sorter.js";
import { markDeadAnswered, resolveDeadLetters, setAside } from "./dead.letter.store.js";
import { admit, findKnown, lockSequences, markAnswered, markRefused, park, readmit, saveSequences, unpark } from "./inbox.store.js";
const NO_NAMES = new Set();
/** Undoes the transaction, and says which message its handler refused: a parked one may be applied with another. */ export class HandlerRefusal extends Error {
    constructor(digest, code, cause){
        super('A handler refused a message.', {
            cause
        }), this.digest = digest, this.code = code;
    }
}
/** The state of one inbox transaction; it lives as long as the transaction does. */ export class InboxTransaction {
    constructor(tx, codec, outbox, handlers, options, verdicts, /** An operator lets go bytes that were refused: they are judged again, and their place in the order is long passed. */ released = false){
        this.tx = tx;
        this.codec = codec;
        this.outbox = outbox;
        this.handlers = handlers;
        this.options = options;
        this.verdicts = verdicts;
        this.released = released;
        this.bad = [];
        /** By digest: bytes are one message, whatever they call themselves. */ this.refused = new Map();
        this.repeats = [];
        this.leaves = new Map();
        this.receiptIds = new Map();
        this.setAside = [];
        this.now = options.now();
    }
    /** @returns why bytes are refused, by digest */ async run(arrivals) {
        this.bad.push(...arrivals.bad);
        const fresh = await this.takeNew(arrivals.good);
        if (this.options.ordered) await this.applyInOrder(fresh);
        else await this.apply(fresh);
        await this.answer(fresh);
        const refusals = new Map(this.bad.map(({ digest, code })=>[
                digest,
                code
            ]));
        if (this.released) {
            const digests = arrivals.good.map(({ verified })=>verified.digest);
            await resolveDeadLetters(digests.filter((digest)=>!refusals.has(digest)), this.tx);
        }
        return refusals;
    }
    /** After the commit. */ tell(observer) {
        for (const { digest, code, claimedSource, claimedId } of this.setAside){
            observer.onDeadLetter({
                digest,
                code,
                claimedSource,
                claimedId
            });
            if (code === 'message-quarantined') observer.onQuarantined({
                digest
            });
        }
    }
    /** Duplicates get the same answer again: an error would make the sender repeat itself for ever. */ async takeNew(arrivals) {
        if (arrivals.length === 0) return [];
        const firsts = new Map(arrivals.toReversed().map((arrival)=>[
                arrival.name,
                arrival
            ]));
        const answerOf = (arrival)=>this.expectsReceipt(arrival) ? this.receiptIdFor(arrival.sender) : undefined;
        const remarks = await admit([
            ...firsts.values()
        ], answerOf, this.tx);
        const released = this.released ? await readmit([
            ...firsts.values()
        ], answerOf, this.tx) : NO_NAMES;
        const isNew = (name)=>remarks.get(name) !== 'known' || released.has(name);
        const fresh = new Set(arrivals.filter((it)=>isNew(it.name) && firsts.get(it.name) === it));
        const others = arrivals.filter((arrival)=>!fresh.has(arrival));
        const known = await findKnown(others, this.tx);
        const again = [];
        for (const arrival of others){
            const earlier = known.get(arrival.name);
            if (earlier?.digest !== arrival.verified.digest) this.bad.push(refuse(arrival, 'message-conflict'));
            else if (!this.expectsReceipt(arrival)) again.push(arrival);
            else if (earlier.answerId) this.repeats.push(earlier.answerId);
        }
        // The same answer again means that we asked again, as for a copy that an operator opened: it must end that one too.
        await this.apply(again);
        return [
            ...fresh
        ].map((arrival)=>remarks.get(arrival.name) === 'old' ? outlived(arrival) : arrival);
    }
    async applyInOrder(fresh) {
        const marks = await lockSequences(expectCourse(fresh), this.tx);
        let course = sortCourse(fresh, marks);
        for(;;){
            await park(course.early, this.tx);
            // What was released stands alone: its handler still asks whether it fits the state of the case.
            if (this.released) await this.apply(course.late);
            else for (const arrival of course.late)this.reject(arrival, 'event-out-of-place');
            if (course.now.length === 0) break;
            await this.apply(course.now);
            const moved = course.now.flatMap((arrival)=>markOf(arrival, marks) ?? []);
            for (const mark of moved)mark.next += 1;
            const released = await unpark(moved.filter((mark)=>!mark.fresh), this.tx);
            course = sortCourse([
                ...course.after,
                ...released.map((parked)=>recall(parked, this.codec))
            ], marks);
        }
        await saveSequences(marks.values(), this.tx);
    }
    /** A refused message counts as applied for the order: it blocks nothing behind it. */ async apply(arrivals) {
        const opened = arrivals.flatMap((arrival)=>this.open(arrival) ?? []);
        for (const [type, messages] of Map.groupBy(opened, (message)=>message.envelope.type)){
            const leaves = await this.handOver(type, messages) ?? [];
            for (const [digest, leaf] of leaves)this.leaves.set(digest, leaf);
        }
    }
    async handOver(type, messages) {
        try {
            return await this.handlers.get(type)?.apply(messages, this.tx) ?? undefined;
        } catch (error) {
            const [first, second] = messages;
            if (!first || second || !(error instanceof EnlaceError) || error.retryable) throw error;
            throw new HandlerRefusal(first.digest, error.code, error);
        }
    }
    open(arrival) {
        const { envelope, digest } = arrival.verified;
        const verdict = arrival.fault ?? this.verdicts.get(digest) ?? (this.handlers.has(envelope.type) ? undefined : 'event-out-of-place');
        if (verdict) return this.reject(arrival, verdict);
        try {
            const data = this.codec.open(arrival.verified);
            return {
                envelope,
                sender: arrival.sender,
                digest,
                jws: arrival.jws,
                data
            };
        } catch (error) {
            if (error instanceof EnlaceError && !error.retryable) return this.reject(arrival, error.code);
            throw error;
        }
    }
    reject(arrival, code) {
        this.bad.push(refuse(arrival, code));
        this.refused.set(arrival.verified.digest, arrival);
    }
    /** Nobody answers a receipt, or two parties would thank each other for ever; but the audit's copy of one is a message. */ expectsReceipt({ verified: { envelope } }) {
        const { party } = this.codec;
        return party === 'audit' || envelope.recipient !== party || !isReceipt(envelope.type);
    }
    /** Drawn before the messages are marked with it; a sender all of whose messages are refused gets none. */ receiptIdFor(sender) {
        const id = this.receiptIds.get(sender) ?? createMessageId(this.now);
        this.receiptIds.set(sender, id);
        return id;
    }
    async answer(fresh) {
        await markRefused([
            ...this.refused.values()
        ], this.tx);
        const taken = fresh.filter((arrival)=>!this.refused.has(arrival.verified.digest) && this.expectsReceipt(arrival));
        const receipts = composeReceipts(taken, this.leaves, (sender)=>this.receiptIdFor(sender), this.now);
        const earlier = await setAside(this.bad, this.tx);
        const bad = [
            ...new Map(this.bad.map((arrival)=>[
                    arrival.digest,
                    arrival
                ])).values()
        ];
        const unanswered = bad.filter((arrival)=>!earlier.get(arrival.digest));
        this.setAside = unanswered;
        const answered = [
            ...earlier.values()
        ].flatMap((id)=>id ?? []);
        for (const [digest, id] of earlier){
            const ours = this.refused.get(digest);
            if (ours && id) await markAnswered([
                ours
            ], id, this.tx);
        }
        await this.outbox.repeat([
            ...this.repeats,
            ...answered
        ], this.tx);
        const refusals = composeRefusals(unanswered, this.codec.party, this.now);
        await this.outbox.post([
            ...receipts,
            ...refusals.map((refusal)=>refusal.draft)
        ], this.tx);
        for (const refusal of refusals){
            await markDeadAnswered(refusal.digests, refusal.draft.id, this.tx);
            const ours = refusal.digests.flatMap((digest)=>this.refused.get(digest) ?? []);
            await markAnswered(ours, refusal.draft.id, this.tx);
        }
    }
}
/** To forget must not be to apply twice. A receipt that is applied twice changes nothing, and somebody waits for it. */ function outlived(arrival) {
    const { type } = arrival.verified.envelope;
    return isReceipt(type) ? arrival : {
        fault: 'message-too-old',
        ...arrival
    };
}
function markOf(arrival, marks) {
    return arrival.course === undefined ? undefined : marks.get(arrival.course);
}

//# sourceMappingURL=inbox.transaction.js.map