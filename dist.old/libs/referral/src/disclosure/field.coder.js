import { toWireTime } from "../../../contracts/src/index.js";
const coarseTime = (value)=>typeof value === 'string' ? new Date(toWireTime(Date.parse(value))).toISOString() : value;
/**
 * What a `coded` field is told as. A time is that of the wire, which is earlier than the true one and never later: who
 * must reach somebody before a departure is not told too late. Any other field is a code already.
 */ const CODERS = {
    flaggedAt: coarseTime,
    expectedDeparture: coarseTime
};
export function codedValue(field, value) {
    return CODERS[field]?.(value) ?? value;
}

//# sourceMappingURL=field.coder.js.map