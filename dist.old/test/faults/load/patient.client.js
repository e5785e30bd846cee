import { setMaxListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
const TIMEOUT_MS = 10_000;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 1_000;
/**
 * Asks as a device does that must not lose what its officer wrote: again and again, the same request under the same key,
 * until there is an answer that another try could not change. It waits as long as a busy server tells it to.
 */ export class PatientClient {
    constructor(signal){
        this.signal = signal;
        /** How often each answer was met: a status, one that asks for patience and does not say how long, or none. */ this.met = new Map();
        // Every request of everybody hears of the end of the run.
        setMaxListeners(0, signal);
    }
    /** @throws the reason of the signal when the run ends first */ async ask(request) {
        for(let wait = FIRST_WAIT_MS;; wait = Math.min(wait * 2, LONGEST_WAIT_MS)){
            const response = await this.tryOnce(request);
            if (response !== undefined && !isPassing(response.status)) return {
                status: response.status,
                body: response.body
            };
            await delay(response?.retryAfterMs ?? wait * (0.5 + Math.random()), undefined, {
                signal: this.signal
            });
        }
    }
    async tryOnce(request) {
        const { url, token, json, headers } = request;
        this.signal.throwIfAborted();
        try {
            const response = await fetch(url, {
                method: json === undefined ? 'GET' : 'POST',
                headers: {
                    authorization: `Bearer ${token}`,
                    ...json !== undefined && {
                        'content-type': 'application/json'
                    },
                    ...headers
                },
                ...json !== undefined && {
                    body: JSON.stringify(json)
                },
                signal: AbortSignal.any([
                    this.signal,
                    AbortSignal.timeout(TIMEOUT_MS)
                ])
            });
            const body = await response.json();
            const seconds = response.headers.get('retry-after');
            const vague = seconds === null && [
                429,
                503
            ].includes(response.status);
            count(this.met, vague ? `${response.status} without Retry-After` : String(response.status));
            return {
                status: response.status,
                body,
                ...seconds !== null && {
                    retryAfterMs: Number(seconds) * 1000
                }
            };
        } catch  {
            this.signal.throwIfAborted();
            count(this.met, 'no answer');
            return undefined;
        }
    }
}
function isPassing(status) {
    return status === 429 || status >= 500;
}
function count(counts, key) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
}

//# sourceMappingURL=patient.client.js.map