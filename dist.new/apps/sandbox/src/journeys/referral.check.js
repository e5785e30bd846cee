import { waitFor } from "./patience.js";
/** Follows one referral until it is delivered, receipted and audited, and compares what its receiver got. */ export async function checkReferral(caseCode, expected, sides) {
    const sent = await waitFor(`${caseCode} to be delivered and audited`, async ()=>{
        const referral = (await sides.sender.list('sent')).find((item)=>item.caseCode === caseCode);
        return referral && isSettled(referral) ? referral : undefined;
    });
    const entries = await waitFor(`the log to hold ${caseCode} and a receipt of ${expected.to} for it`, async ()=>{
        const { items } = await sides.audit.entries(caseCode);
        return isProven(items, expected.to) ? items : undefined;
    });
    const listed = (await sides.receiver.list('received')).find((item)=>item.caseCode === caseCode);
    const view = await sides.receiver.referral(caseCode);
    const timeline = await sides.receiver.timeline(caseCode);
    const readable = {
        listed,
        view,
        timeline
    };
    const { content } = view;
    const aliases = content?.persons.map((person)=>person.alias).toSorted() ?? [];
    const faults = [
        ...differs('office', content?.office, expected.office),
        ...differs('persons', aliases, expected.persons?.toSorted()),
        ...differs('acknowledgeHours', view.acknowledgeHours, expected.acknowledgeHours),
        ...differs('contactHours', view.contactHours, expected.contactHours),
        ...differs('codeOnly', view.codeOnly, expected.codeOnly ?? false),
        ...differs('sender sees hours', sent.acknowledgeHours, view.acknowledgeHours),
        ...readsForbidden(readable, expected.mustNotContain ?? []),
        ...entries.filter(isOpen).map((entry)=>`the log holds ${entry.type} in clear`)
    ];
    return {
        readable,
        faults: faults.map((fault)=>`${expected.to}: ${fault}`)
    };
}
function isSettled(referral) {
    return referral.delivery.delivered && referral.delivery.audited;
}
/** Whether the log says that it was sent, and its receiver that it came: the entries of a case hold its answers. */ function isProven(entries, receiver) {
    const requested = entries.find((entry)=>entry.type === 'referral.requested.v1' && entry.recipient === receiver);
    return entries.some((entry)=>requested !== undefined && entry.type === 'message.receipted.v1' && entry.source === receiver && entry.recipient === requested.source && payloadOf(entry).includes(requested.digest));
}
/** A logged referral must carry ciphertext: its payload's data is a JWE, never an object. */ function isOpen(entry) {
    if (entry.type !== 'referral.requested.v1') return false;
    const { data } = JSON.parse(payloadOf(entry));
    return typeof data !== 'string';
}
function payloadOf(entry) {
    return Buffer.from(entry.message.split('.')[1] ?? '', 'base64url').toString();
}
function differs(what, found, expected) {
    if (expected === undefined || JSON.stringify(found) === JSON.stringify(expected)) return [];
    return [
        `${what} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`
    ];
}
/** The words themselves, and the other names of the same fact. */ const IMPLIED = {
    'gbv-survivor': [
        'sexual-violence',
        'gbv',
        'vbg',
        'inamu',
        'violencia',
        'violence',
        'scope'
    ]
};
function readsForbidden(readable, words) {
    const text = JSON.stringify(readable).toLowerCase();
    return words.flatMap((word)=>[
            word,
            ...IMPLIED[word] ?? []
        ]).filter((word)=>text.includes(word)).map((word)=>`can read "${word}"`);
}

//# sourceMappingURL=referral.check.js.map