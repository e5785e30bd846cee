import { INBOX_SET, dayOf, emptySum, sumSet } from "./message.set.js";
import { openKeys } from "./open.keys.js";
import { draftReconciled } from "./reconciled.draft.js";
/** Days that are compared; a backup that is older is not restored into a running exchange. */ const DAYS = 30;
/** Days that still change in the ordinary run of things: today's and yesterday's, each time. */ const LIVELY = 2;
/**
 * Tells each sender what this party has of it. What it said last is kept in memory alone, because a restored backup would
 * bring the memory back with the loss: after a start every day is told once, and then what changed.
 */ export class Reconciler {
    constructor(work, outbox, senders, options){
        this.work = work;
        this.outbox = outbox;
        this.senders = senders;
        this.options = options;
        this.told = new Map();
        this.round = 0;
    }
    async run() {
        const { now, settle } = this.options;
        const cut = new Date(now() - settle);
        const days = this.daysOf(cut.getTime());
        for (const sender of this.senders){
            const changed = await this.work.run(async (tx)=>{
                const ranges = await this.changedOf(sender, days, cut, tx);
                if (ranges.length > 0) {
                    const summary = {
                        step: 'summary',
                        cut: cut.toISOString(),
                        ranges
                    };
                    await this.outbox.post([
                        draftReconciled(sender, summary, now())
                    ], tx);
                }
                if (this.options.rotating?.(sender) === true) {
                    const open = {
                        step: 'open',
                        keys: await openKeys(sender, tx)
                    };
                    await this.outbox.post([
                        draftReconciled(sender, open, now())
                    ], tx);
                }
                return ranges;
            });
            for (const range of changed)this.told.set(`${sender} ${range.day}`, `${range.count} ${range.sum}`);
        }
        for (const key of this.told.keys())if (key.slice(-10) < dayOf(cut.getTime(), DAYS)) this.told.delete(key);
        this.round += 1;
    }
    /** All at first, later the lively ones and one older in turn: what is long past changes by accident only. */ daysOf(now) {
        if (this.round === 0) return Array.from({
            length: DAYS
        }, (_, ago)=>dayOf(now, ago));
        const older = LIVELY + this.round % (DAYS - LIVELY);
        return [
            ...Array.from({
                length: LIVELY
            }, (_, ago)=>dayOf(now, ago)),
            dayOf(now, older)
        ];
    }
    async changedOf(sender, days, cut, tx) {
        const changed = [];
        for (const day of days){
            const range = {
                day,
                prefix: ''
            };
            const [sum = emptySum(range)] = await sumSet(this.options.holdings ?? INBOX_SET, sender, range, cut, tx);
            const before = this.told.get(`${sender} ${day}`);
            // A new day of which nothing came is no news; one that had something is.
            const known = before ?? (this.round > 0 ? `0 ${emptySum(range).sum}` : undefined);
            if (known !== `${sum.count} ${sum.sum}`) changed.push(sum);
        }
        return changed;
    }
}

//# sourceMappingURL=reconciler.js.map