import { setTimeout as delay } from "node:timers/promises";
/** Closed loop: `callers` at once, each with its next call when its last one is answered. */ export async function callConcurrently(count, callers, call) {
    let next = 0;
    const caller = async ()=>{
        while(next < count){
            next += 1;
            await call(next - 1);
        }
    };
    await Promise.all(Array.from({
        length: Math.min(callers, count)
    }, caller));
}
/**
 * Open loop: a call every 1/rate second, whether or not the ones before were answered. A closed loop would wait out
 * every stall and so not see it.
 *
 * @param rate calls a second
 */ export async function callAtRate(count, rate, call) {
    const start = performance.now();
    const calls = [];
    while(calls.length < count){
        const wait = start + calls.length * 1000 / rate - performance.now();
        if (wait > 0) await delay(wait);
        calls.push(call(calls.length));
    }
    return Promise.all(calls);
}

//# sourceMappingURL=load.driver.js.map