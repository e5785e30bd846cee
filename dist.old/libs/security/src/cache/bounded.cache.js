/**
 * Remembers a bounded number of values; the one least recently asked for gives way. A value with a lifetime is let go
 * by a timer even if nobody asks again: a secret must not stay in memory because it became quiet. Our own and not a
 * library's, because what holds secrets should be small enough to be read.
 */ export class BoundedCache {
    #entries;
    #limits;
    #timer;
    constructor({ entries, lifetime = Infinity, now = ()=>performance.now(), wipe = ()=>undefined }){
        this.#entries = new Map();
        this.#limits = {
            entries,
            lifetime,
            now,
            wipe
        };
    }
    get size() {
        return this.#entries.size;
    }
    get(key) {
        const entry = this.#entries.get(key);
        if (!entry) return undefined;
        this.#entries.delete(key);
        if (entry.until <= this.#limits.now()) {
            this.#limits.wipe(entry.value);
            return undefined;
        }
        // A map keeps the order of insertion: the last one in is the last one out.
        this.#entries.set(key, entry);
        return entry.value;
    }
    set(key, value) {
        this.delete(key);
        const [eldest] = this.#entries.size < this.#limits.entries ? [] : this.#entries.keys();
        if (eldest !== undefined) this.delete(eldest);
        const { lifetime, now } = this.#limits;
        this.#entries.set(key, {
            value,
            until: now() + lifetime
        });
        this.#wakeIn(lifetime);
    }
    delete(key) {
        const entry = this.#entries.get(key);
        if (!entry) return;
        this.#entries.delete(key);
        this.#limits.wipe(entry.value);
    }
    #wakeIn(milliseconds) {
        if (milliseconds === Infinity || this.#timer) return;
        // Nobody waits for the process to forget: the timer must not keep it alive.
        this.#timer = setTimeout(()=>this.#letGo(), milliseconds).unref();
    }
    #letGo() {
        this.#timer = undefined;
        const now = this.#limits.now();
        let next = Infinity;
        for (const [key, { until }] of this.#entries){
            if (until <= now) this.delete(key);
            else next = Math.min(next, until - now);
        }
        this.#wakeIn(next);
    }
}

//# sourceMappingURL=bounded.cache.js.map