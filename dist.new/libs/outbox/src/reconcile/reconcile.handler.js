import { RECONCILE_LIMITS } from "../../../contracts/src/index.js";
import { reopenReceipted } from "../operator/copy.reopener.js";
import { markHealed, recordDifference } from "./difference.store.js";
import { recordOpenKeys } from "./open.keys.js";
import { INBOX_SET, RECEIPTED_SET, emptySum, listSet, sumSet, unknownDigests } from "./message.set.js";
import { draftReconciled } from "./reconciled.draft.js";
/** Copies opened by one detail at most; the next comparison finds the rest. */ const REOPENED_MOST = 1000;
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
/** Sixty-four to the power of this are more parts than a day has messages. */ const DEEPEST = 6;
/** Compares what a receiver says it has with what it receipted, asks where they differ, and sends again what it lost. */ export class ReconcileHandler {
    constructor(outbox, options){
        this.outbox = outbox;
        this.options = options;
        this.types = [
            'exchange.reconciled.v1'
        ];
        this.holdings = options.holdings ?? INBOX_SET;
    }
    async apply(messages, tx) {
        const drafts = [];
        for (const { sender, data, envelope } of messages)for (const answer of (await this.answer(sender, data, envelope.time, tx)))drafts.push(draftReconciled(sender, answer, this.options.now()));
        await this.outbox.post(drafts, tx);
    }
    async answer(partner, data, said, tx) {
        if (data.step === 'summary') return this.compare(partner, data, tx);
        if (data.step === 'question') return this.explain(partner, data, tx);
        if (data.step === 'open') await recordOpenKeys(partner, data.keys, said, tx);
        else await this.heal(partner, data, tx);
        return [];
    }
    /** As sender. */ async compare(partner, { cut, ranges }, tx) {
        const agreed = [];
        const differing = [];
        for (const theirs of ranges){
            const [ours = emptySum(theirs)] = await sumSet(RECEIPTED_SET, partner, theirs, new Date(cut), tx);
            const { day, prefix } = theirs;
            (ours.count === theirs.count && ours.sum === theirs.sum ? agreed : differing).push({
                day,
                prefix
            });
        }
        await markHealed(partner, agreed, tx);
        return differing.length === 0 ? [] : [
            {
                step: 'question',
                ranges: differing
            }
        ];
    }
    /** As receiver. */ async explain(partner, { ranges }, tx) {
        const { now, settle } = this.options;
        // The cut says which receipts the sender may hold against it; what came since is told all the same.
        const cut = new Date(now() - settle);
        const answers = [];
        for (const range of ranges){
            const [whole = emptySum(range)] = await sumSet(this.holdings, partner, range, null, tx);
            if (whole.count <= RECONCILE_LIMITS.digests) {
                const members = await listSet(this.holdings, partner, range, null, tx);
                const digests = members.map(({ digest })=>digest);
                answers.push({
                    step: 'detail',
                    cut: cut.toISOString(),
                    ...range,
                    digests
                });
            } else if (range.prefix.length < DEEPEST) {
                const parts = await sumSet(this.holdings, partner, range, cut, tx, 1);
                answers.push({
                    step: 'summary',
                    cut: cut.toISOString(),
                    ranges: everyPart(range, parts)
                });
            }
        }
        return answers;
    }
    /** As sender: what the receiver does not have goes again; what we do not have we can only say. */ async heal(partner, detail, tx) {
        const theirs = new Set(detail.digests);
        const ours = await listSet(RECEIPTED_SET, partner, detail, new Date(detail.cut), tx);
        const missing = ours.filter(({ digest })=>!theirs.has(digest));
        const beyond = await unknownDigests(detail, detail.digests, tx);
        if (missing.length + beyond.length === 0) return markHealed(partner, [
            detail
        ], tx);
        await recordDifference(partner, detail, {
            sent: ours.length,
            received: theirs.size,
            missing: missing.length,
            beyond: beyond.length
        }, tx);
        await reopenReceipted(missing.slice(0, REOPENED_MOST).map(({ id })=>({
                item: id,
                destination: partner
            })), tx);
    }
}
/** Also the parts of which nothing is here: the sender may believe otherwise. */ function everyPart(range, parts) {
    return BASE64URL.map((letter)=>{
        const prefix = range.prefix + letter;
        return parts.find((part)=>part.prefix === prefix) ?? emptySum({
            day: range.day,
            prefix
        });
    });
}

//# sourceMappingURL=reconcile.handler.js.map