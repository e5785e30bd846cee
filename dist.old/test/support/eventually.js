import { setTimeout as delay } from "node:timers/promises";
/**
 * Waits for a fact instead of sleeping: looks again while `fn` throws or answers a falsy value other than
 * `undefined`, and gives back the answer it was waiting for. Fails with the last error as its cause.
 */ export async function eventually(fn, { within = 10_000, every = 25 } = {}) {
    const deadline = performance.now() + within;
    for(;;){
        const look = await lookAt(fn);
        if (look.holds) return look.answer;
        if (performance.now() > deadline) throw new Error(`Not so within ${within} ms: ${look.why}`, {
            cause: look.cause
        });
        await delay(every);
    }
}
async function lookAt(fn) {
    try {
        const answer = await fn();
        if (answer === undefined || Boolean(answer)) return {
            holds: true,
            answer
        };
        return {
            holds: false,
            why: `the answer was still ${JSON.stringify(answer)}`
        };
    } catch (cause) {
        return {
            holds: false,
            why: cause instanceof Error ? cause.message : String(cause),
            cause
        };
    }
}

//# sourceMappingURL=eventually.js.map