/**
 * Copies on their way from the transaction that wrote them to the relay of the same process. A copy is born claimed: its
 * row says when it is due again, and until then this process carries it from memory, so that the relay need not read
 * what was just written. If the process dies, or nobody listens, the copy is simply due.
 */ export class Departures {
    /** Until the transaction is committed; with a transaction that is rolled back its copies are forgotten. */ hold(copies, tx) {
        const held = this.held.get(tx);
        if (held) held.push(...copies);
        else this.held.set(tx, [
            ...copies
        ]);
    }
    /** Has something told once the transaction is committed: what was undone is no news. */ tell(news, tx) {
        const known = this.news.get(tx);
        if (known) known.push(news);
        else this.news.set(tx, [
            news
        ]);
    }
    /** After the commit, and never before it: what was sent must be what is stored. */ depart(tx) {
        for (const tell of this.news.get(tx) ?? [])tell();
        this.news.delete(tx);
        const copies = this.held.get(tx);
        this.held.delete(tx);
        if (copies) this.carry?.(copies);
    }
    /** The one relay of this process. `undefined`: it has stopped. */ carriedBy(carry) {
        this.carry = carry;
    }
    constructor(){
        this.held = new WeakMap();
        this.news = new WeakMap();
    }
}

//# sourceMappingURL=departures.js.map