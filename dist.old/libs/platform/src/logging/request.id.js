import { randomUUID } from "node:crypto";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
/**
 * The id that ties the log lines of one request together: the caller's own, if it is a UUID or a W3C trace id, so that
 * a proxy's log and ours can be joined; else a new one. Nothing freer is taken: a case code or a name sent as an id
 * would stand in every line.
 */ export function requestIdOf({ headers }) {
    const given = headers['x-request-id'];
    if (typeof given === 'string' && UUID.test(given)) return given.toLowerCase();
    return TRACEPARENT.exec(String(headers['traceparent']))?.[1] ?? randomUUID();
}

//# sourceMappingURL=request.id.js.map