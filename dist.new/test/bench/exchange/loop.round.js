import { wallClock } from "../measure/wall.clock.js";
import { lastReceipt, untilReceipted } from "./commit.reader.js";
/**
 * Officers who flag at once: three full transactions of them, two that are written and one that waits. They come from one
 * process, so that the sender is busy and not its callers.
 */ const CALLERS = 1_200;
/**
 * Accepted, delivered, receipted, audited: from the first call of the command until the last copy of the last referral
 * has its signed receipt, the receiver's and the audit's.
 */ export async function closeLoop({ sender, databases }, count) {
    const start = wallClock();
    await sender.ask('burst', {
        count,
        callers: CALLERS
    });
    const accepted = count / ((wallClock() - start) / 1000);
    await untilReceipted(databases.sender);
    const closed = count / ((await lastReceipt(databases.sender, start) - start) / 1000);
    // The receiver's own receipts are audited too; they belong to this round and not to the next.
    await untilReceipted(databases.receiver);
    return {
        accepted,
        closed
    };
}

//# sourceMappingURL=loop.round.js.map