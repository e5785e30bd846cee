import { setTimeout as delay } from "node:timers/promises";
/** Longer than this and a referral counts as lost. Milliseconds. */ const PATIENCE = 60_000;
const LOOK_AGAIN = 100;
/** Asks until there is an answer. @throws Error that says what never came */ export async function waitFor(what, ask) {
    const end = Date.now() + PATIENCE;
    for(;;){
        const answer = await ask();
        if (answer !== undefined) return answer;
        if (Date.now() > end) throw new Error(`waited ${PATIENCE / 1000} s for ${what}`);
        await delay(LOOK_AGAIN);
    }
}

//# sourceMappingURL=patience.js.map