import { isReceipt } from "../../../libs/contracts/src/index.js";
const nameOf = (sender, id)=>`${sender} ${id}`;
/**
 * Lost: a referral that a device was told is on its way and that its receiver does not have; a message of any agency
 * that its recipient did not apply with the same bytes. Receipts are not looked for: a lost one leaves a copy open.
 */ export function findLost(accepted, agencies, poison) {
    const arrivedAt = new Map(agencies.map(({ party, arrived })=>[
            party,
            new Map(arrived.map((arrival)=>[
                    nameOf(arrival.sender, arrival.id),
                    arrival
                ]))
        ]));
    const messages = agencies.flatMap(({ party, sent })=>sent.filter((message)=>arrivedAt.has(message.recipient) && !isReceipt(message.type)).filter(({ subject })=>subject === null || !poison.has(subject)).flatMap((message)=>{
            const arrival = arrivedAt.get(message.recipient)?.get(nameOf(party, message.id));
            const fault = faultOf(message, arrival);
            if (fault === undefined) return [];
            const about = `${message.subject ?? message.id} at ${message.recipient}`;
            return [
                lost(about, `${message.type} ${message.id} of ${party} ${fault} at ${message.recipient}`)
            ];
        }));
    const held = new Set(agencies.flatMap(({ party, referrals })=>referrals.map(({ caseCode, direction })=>`${caseCode} ${direction} ${party}`)));
    const referrals = accepted.filter(({ caseCode })=>!poison.has(caseCode)).flatMap(({ by, to, caseCode })=>{
        if (!held.has(`${caseCode} sent ${by}`)) return [
            lost(`${caseCode} at ${to}`, `${by} answered 201 to ${caseCode} and does not have it`)
        ];
        if (!held.has(`${caseCode} received ${to}`)) return [
            lost(`${caseCode} at ${to}`, `${by} answered 201 to ${caseCode}; ${to} has no such referral`)
        ];
        return [];
    });
    return [
        ...messages,
        ...referrals
    ];
}
/** Parked: still waiting for a predecessor when nothing is on its way any more. */ export function findParked(agencies) {
    return agencies.flatMap(({ party, arrived })=>arrived.filter(({ state })=>state === 'parked').map(({ sender, id, type, subject })=>({
                kind: 'parked',
                about: nameOf(sender, id),
                text: `${type} ${id} of ${sender} about ${subject ?? 'nothing'} is parked at ${party}`
            })));
}
function faultOf(message, arrival) {
    if (arrival === undefined) return 'never arrived';
    if (arrival.digest !== message.digest) return 'arrived with other bytes';
    return arrival.state === 'refused' ? 'was refused' : undefined;
}
function lost(about, text) {
    return {
        kind: 'lost',
        about,
        text
    };
}

//# sourceMappingURL=delivery.check.js.map