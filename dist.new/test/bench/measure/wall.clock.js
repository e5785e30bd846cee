/**
 * Milliseconds since the epoch, finer than `Date.now`. Comparable between the processes and the PostgreSQL of one
 * machine, which is why the benchmark never spans two.
 */ export function wallClock() {
    return performance.timeOrigin + performance.now();
}

//# sourceMappingURL=wall.clock.js.map