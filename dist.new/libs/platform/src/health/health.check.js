import { within } from "../time/deadline.js";
export const HEALTH_CHECKS = Symbol('HEALTH_CHECKS');
/** Why something is not well, as a code for machines. No number and no name: whoever asks for health shows no token. */ export class Ailment extends Error {
    constructor(reason){
        super(`This is not well: ${reason}.`), this.reason = reason;
        this.name = 'Ailment';
    }
}
/** Longer than this and a load balancer has given up anyway. Milliseconds. */ const CHECK_TIMEOUT = 2_000;
/** Asks everything at once; the slowest check is the whole wait. */ export function examine(checks) {
    return Promise.all(checks.map(async (check)=>({
            check,
            state: await stateOf(check)
        })));
}
async function stateOf(check) {
    try {
        await within(CHECK_TIMEOUT, check.check());
        return 'up';
    } catch (error) {
        return error instanceof Ailment ? error.reason : 'down';
    }
}

//# sourceMappingURL=health.check.js.map