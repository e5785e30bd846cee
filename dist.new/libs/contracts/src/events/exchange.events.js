import * as z from "zod";
import { Bytes32Url } from "../envelope/bytes32.schema.js";
/** Of the messages of one UTC day, by their ids, those whose digest begins with the prefix. */ const Range = {
    day: z.iso.date(),
    prefix: z.string().regex(/^[\w-]{0,6}$/)
};
/** Statements are about what came up to here by the clock of the receiver, which also dates its receipts. */ const cut = z.iso.datetime();
export const RECONCILE_LIMITS = {
    ranges: 100,
    digests: 500
};
/**
 * A receiver says what it has of a sender, in counts and sums; a sender that believes otherwise asks for more of one
 * range, and is answered with narrower sums, or with the digests when they are few. Each step follows the one before it
 * and a narrower range follows a wider one, so that every exchange of them ends.
 */ export const ExchangeReconciled = z.discriminatedUnion('step', [
    z.strictObject({
        step: z.literal('summary'),
        cut,
        ranges: z.array(z.strictObject({
            ...Range,
            count: z.int().nonnegative(),
            /** XOR of the digests: it does not depend on their order. */ sum: z.string().regex(/^[0-9a-f]{64}$/)
        })).min(1).max(RECONCILE_LIMITS.ranges)
    }),
    z.strictObject({
        step: z.literal('question'),
        ranges: z.array(z.strictObject(Range)).min(1).max(RECONCILE_LIMITS.ranges)
    }),
    z.strictObject({
        step: z.literal('detail'),
        cut,
        ...Range,
        digests: z.array(Bytes32Url).max(RECONCILE_LIMITS.digests)
    }),
    // A sender says to which keys of the receiver its open messages are sealed, while the receiver has more than one.
    z.strictObject({
        step: z.literal('open'),
        keys: z.array(z.string().min(1).max(100)).max(100)
    })
]);

//# sourceMappingURL=exchange.events.js.map