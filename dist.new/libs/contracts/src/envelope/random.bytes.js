/** One call of the system costs hardly more for thousands of bytes than for eight, and a message draws several times. */ const POOL_BYTES = 8192;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;
/**
 * Bytes that nobody can guess, and that nobody was given before: they are copied out and wiped.
 *
 * @param count at most a pool of them
 */ export function drawBytes(count) {
    if (used + count > POOL_BYTES) {
        crypto.getRandomValues(pool);
        used = 0;
    }
    const drawn = pool.slice(used, used + count);
    pool.fill(0, used, used + count);
    used += count;
    return drawn;
}

//# sourceMappingURL=random.bytes.js.map