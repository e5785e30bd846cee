import { createSecretKey } from "node:crypto";
import { EnlaceError, drawBytes } from "../../../contracts/src/index.js";
import { BoundedCache } from "../cache/bounded.cache.js";
import { wrappingKeyOf } from "./key.wrapper.js";
import { openBytes, sealBytes } from "./sealed.bytes.js";
const KEY_BYTES = 32;
/** Opened keys in memory, and for how long: so many cases an office has in hand in one sitting. */ const CACHE = {
    entries: 2_000,
    lifetime: 5 * 60_000
};
/**
 * Seals what a database keeps of persons, each record under a key of its own: to destroy the key is to erase the record,
 * wherever copies of its bytes may lie. A value opens only with its owner and in its column, so that rows cannot be
 * swapped.
 *
 * Opened keys are KeyObjects and are not overwritten when they leave the cache: a buffer that was, while somebody was
 * about to seal with it, would seal under zeros.
 */ export class RecordVault {
    #cache;
    constructor(wrapper){
        this.wrapper = wrapper;
        this.#cache = new BoundedCache(CACHE);
    }
    /** Under which new keys are wrapped. */ get wrappingKey() {
        return this.wrapper.keyId;
    }
    /** Whether keys may still be wrapped under an earlier one. */ get rotating() {
        return this.wrapper.rotating;
    }
    /** Not remembered: what is written is mostly read by nobody soon, and to open it costs as little as to remember it. */ async createKey(owner) {
        const bytes = drawBytes(KEY_BYTES);
        const wrapped = await this.wrapper.wrap(bytes, owner);
        return {
            owner,
            wrapped,
            key: createSecretKey(bytes)
        };
    }
    /** @throws EnlaceError `record-unreadable` */ async openKey(owner, wrapped) {
        const known = this.#cache.get(owner);
        if (known?.wrapped === wrapped) return known;
        const opened = {
            owner,
            wrapped,
            key: createSecretKey(await this.wrapper.unwrap(wrapped, owner))
        };
        this.#cache.set(owner, opened);
        return opened;
    }
    /** The same key under the current wrapping key. @returns `undefined` when it is already */ async rewrap(owner, wrapped) {
        if (wrappingKeyOf(wrapped) === this.wrapper.keyId) return undefined;
        return this.wrapper.wrap(await this.wrapper.unwrap(wrapped, owner), owner);
    }
    /** After the commit that destroyed the key of a record. */ forget(owner) {
        this.#cache.delete(owner);
    }
    seal(value, place, { key, owner }) {
        return sealBytes(Buffer.from(JSON.stringify(value)), key, contextOf(place, owner));
    }
    /** @throws EnlaceError `record-unreadable` */ open(sealed, place, { key, owner }) {
        const plain = openBytes(sealed, key, contextOf(place, owner));
        if (plain) return JSON.parse(plain.toString('utf8'));
        throw new EnlaceError('record-unreadable', 'A record does not open with its own key: its row was changed or put in the place of another. Restore it from a backup.');
    }
}
function contextOf(place, owner) {
    return `${place} ${owner}`;
}

//# sourceMappingURL=record.vault.js.map