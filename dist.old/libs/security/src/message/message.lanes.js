import { toWireTime } from "../../../contracts/src/index.js";
import { BATCH_MAX } from "../signing/batch.proof.js";
/**
 * Messages share a signature or an ephemeral key only where that tells nothing: with the same recipient, so that
 * nothing joins two referrals of one flag, and those of a coarse time (ADR 0007) only within its quarter of an hour. A
 * message of an exact time in their company would tell the minute in which they were written, and so would one from
 * across the turn of the quarter.
 */ function laneOf({ recipient, time }) {
    const instant = Date.parse(time);
    return `${recipient} ${toWireTime(instant) === instant ? instant : 'exact'}`;
}
/** The lanes of some drafts, none with more members than a batch can hold. */ export function lanesOf(drafts) {
    const lanes = [];
    const open = new Map();
    for (const [place, draft] of drafts.entries()){
        const name = laneOf(draft);
        let members = open.get(name);
        if (!members || members.length === BATCH_MAX) {
            members = [];
            open.set(name, members);
            lanes.push({
                name,
                members
            });
        }
        members.push({
            place,
            draft
        });
    }
    return lanes;
}

//# sourceMappingURL=message.lanes.js.map