import { v7 } from "uuid";
import { drawBytes } from "./random.bytes.js";
/**
 * A UUIDv7 for a message. Its leading 48 bits are the instant given, so pass a wire time where the exact instant would
 * join two referrals of one flag; the rest is random.
 *
 * @param epochMilliseconds of the message
 */ export function createMessageId(epochMilliseconds) {
    return v7({
        msecs: epochMilliseconds,
        random: drawBytes(16)
    });
}
/** The instant that a UUIDv7 begins with (RFC 9562 section 5.7). Milliseconds since the epoch. */ export function instantOf(id) {
    return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
const HEX = Array.from({
    length: 256
}, (_, byte)=>byte.toString(16).padStart(2, '0'));
/** A W3C trace context of its own, not sampled. A shared trace would join the referrals of one flag. */ export function createTraceparent() {
    const bytes = drawBytes(24);
    let hex = '';
    for (const byte of bytes)hex += HEX[byte];
    return `00-${hex.slice(0, 32)}-${hex.slice(32)}-00`;
}

//# sourceMappingURL=message.id.js.map