import { createHmac, randomBytes } from "node:crypto";
import { LoginQuery } from "../../../contracts/src/index.js";
export const ATTEMPT_SECONDS = 600;
export function beginAttempt(returnTo) {
    return attemptOf(randomBytes(32).toString('base64url'), returnTo);
}
/** @returns `undefined` for a cookie that is none of ours */ export function resumeAttempt(cookie) {
    const [, secret, path] = /^([\w-]{43})\.([\w-]{2,700})$/.exec(cookie ?? '') ?? [];
    if (secret === undefined || path === undefined) return undefined;
    const checked = LoginQuery.safeParse({
        returnTo: Buffer.from(path, 'base64url').toString()
    });
    return checked.success ? attemptOf(secret, checked.data.returnTo) : undefined;
}
function attemptOf(secret, returnTo) {
    const derive = (what)=>createHmac('sha256', secret).update(what).digest('base64url');
    return {
        cookie: `${secret}.${Buffer.from(returnTo).toString('base64url')}`,
        state: derive('state'),
        nonce: derive('nonce'),
        verifier: derive('verifier'),
        returnTo
    };
}

//# sourceMappingURL=login.attempt.js.map