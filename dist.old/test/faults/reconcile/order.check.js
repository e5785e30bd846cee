import { INITIAL_STATUS, LIFECYCLE, mirrored } from "../../../libs/referral/src/index.js";
const REQUESTED = 'referral.requested.v1';
/** Out of order: events of a referral that the lifecycle does not allow in the order in which they were applied. */ export function findForbiddenMoves(agencies) {
    return agencies.flatMap(({ party, referrals, events })=>{
        const ofCase = Map.groupBy(events, ({ caseCode })=>caseCode);
        return referrals.flatMap((copy)=>{
            const fault = replay(copy, ofCase.get(copy.caseCode) ?? [], party);
            return fault === undefined ? [] : [
                outOfOrder(copy.caseCode, party, fault)
            ];
        });
    });
}
/** Applies the events once more, as the tables of the lifecycle say. */ function replay(copy, events, party) {
    const side = copy.direction === 'sent' ? 'referring' : 'receiving';
    let status;
    for (const event of events){
        const next = follow(side, status, event, party);
        if (next === undefined) return `${event.type} came in ${status ?? 'no'} state`;
        if (next !== event.status) return `${event.type} left ${event.status} where ${next} follows`;
        status = next;
    }
    return status === copy.status ? undefined : `its events lead to ${status}, its status is ${copy.status}`;
}
function follow(side, status, { type, agency }, party) {
    if (type === REQUESTED) return status === undefined ? INITIAL_STATUS : undefined;
    if (status === undefined) return undefined;
    if (agency !== party) return mirroredOrNot(side, status, type);
    const rule = LIFECYCLE.find(({ by, from, event, record })=>by === side && from.includes(status) && (record ?? event) === type);
    return rule?.to;
}
function mirroredOrNot(side, status, type) {
    try {
        return mirrored(side, status, type);
    } catch  {
        return undefined;
    }
}
/** Out of order: what one agency said about one referral was not applied as 1, 2, 3 to the last, by the other. */ export function findBrokenSequences(agencies) {
    return agencies.flatMap(({ party, arrived, nextSequences, events })=>{
        const next = new Map(nextSequences.map((row)=>[
                `${row.sender} ${row.subject}`,
                row.next
            ]));
        // What is parked is counted as such.
        const numbered = arrived.filter(({ subject, sequence, state })=>subject !== null && sequence !== null && state !== 'parked');
        const inbound = Map.groupBy(events.filter(({ agency })=>agency !== party), ({ caseCode })=>caseCode);
        const pairs = Map.groupBy(numbered, ({ sender, subject })=>`${sender} ${subject}`);
        return [
            ...pairs
        ].flatMap(([pair, messages])=>{
            const [sender = '', subject = ''] = pair.split(' ');
            const inOrder = messages.toSorted((a, b)=>Number(a.sequence) - Number(b.sequence));
            const sequences = inOrder.map(({ sequence })=>sequence).join(' ');
            if (sequences !== inOrder.map((_, index)=>index + 1).join(' ')) return [
                outOfOrder(subject, party, `${sender} said ${sequences} and not 1 to ${inOrder.length}`)
            ];
            if (next.get(pair) !== inOrder.length + 1) return [
                outOfOrder(subject, party, `${sender} said 1 to ${inOrder.length}; ${next.get(pair)} is awaited`)
            ];
            const said = inOrder.filter(({ state })=>state === 'applied').map(({ type })=>type);
            const applied = (inbound.get(subject) ?? []).map(({ type })=>type);
            // The sender of a referral holds its own first event under the name of the receiver.
            const heard = said[0] === REQUESTED ? applied : applied.filter((type)=>type !== REQUESTED);
            if (said.join(' ') === heard.join(' ')) return [];
            return [
                outOfOrder(subject, party, `${sender} said ${said.join(', ')}; applied were ${heard.join(', ')}`)
            ];
        });
    });
}
/** Both copies of a referral must end alike; the referring side only learns that it is closed. */ export function findDiverged(agencies, poison) {
    const received = new Map(agencies.flatMap(({ referrals })=>referrals.filter(({ direction })=>direction === 'received').map((copy)=>[
                copy.caseCode,
                copy
            ])));
    return agencies.flatMap(({ party, referrals })=>referrals.filter(({ caseCode, direction })=>direction === 'sent' && !poison.has(caseCode)).flatMap(({ caseCode, status })=>{
            const other = received.get(caseCode);
            if (other === undefined || viewOf(other.status) === status) return [];
            const text = `${caseCode} is ${status} at ${party} and ${other.status} at its receiver`;
            return [
                {
                    kind: 'other',
                    about: caseCode,
                    text
                }
            ];
        }));
}
function viewOf(status) {
    return status === 'completed' || status === 'failed' ? 'closed' : status;
}
function outOfOrder(caseCode, party, fault) {
    return {
        kind: 'out of order',
        about: `${caseCode} at ${party}`,
        text: `${caseCode} at ${party}: ${fault}`
    };
}

//# sourceMappingURL=order.check.js.map