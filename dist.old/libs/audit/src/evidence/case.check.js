import { EVENTS, MessageReceipted, MessageRefused, isEventType } from "../../../contracts/src/index.js";
import { finding } from "./finding.js";
/** Whether the entries together are a whole: numbers without gaps, and an answer to each message. */ export function checkCase(caseCode, entries) {
    const ofCase = entries.filter(({ envelope })=>envelope.subject === caseCode);
    const digests = new Set(ofCase.map(({ digest })=>digest));
    const ids = new Set(ofCase.map(({ envelope })=>envelope.id));
    // A receipt is about many messages at once: what it says of other cases is left aside before anything is compared.
    const answers = entries.flatMap(answersOf).filter(({ digest, id })=>digests.has(digest) || id !== undefined && ids.has(id));
    const related = new Set([
        ...ofCase,
        ...answers.map(({ entry })=>entry)
    ]);
    return [
        ...checkSequences(ofCase),
        ...ofCase.filter(wantsReceipt).flatMap((entry)=>checkAnswer(entry, answers)),
        ...entries.filter((entry)=>!related.has(entry)).map(unrelated),
        ...ofCase.length === 0 ? [
            finding('case-empty')
        ] : []
    ];
}
/** A sender numbers what it says about a case: a number that is not there is a message that is not there. */ function checkSequences(entries) {
    const findings = [];
    for (const source of new Set(entries.map((entry)=>entry.source))){
        const numbers = entries.filter((entry)=>entry.source === source && entry.envelope.sequence !== undefined).map(({ envelope })=>Number(envelope.sequence));
        const given = new Set(numbers);
        const highest = Math.max(...given);
        // Named up to a limit: a number of nine digits alone would make a list as long.
        for(let number = 1, named = 0; number <= highest && named < 20; number += 1){
            if (given.has(number)) continue;
            findings.push(finding('sequence-gap', {
                source,
                sequence: number
            }));
            named += 1;
        }
        if (given.size < numbers.length) findings.push(finding('sequence-twice', {
            source
        }));
    }
    return findings;
}
function wantsReceipt({ envelope: { type } }) {
    return isEventType(type) && EVENTS[type].body === 'sealed';
}
function answersOf(entry) {
    const { type, data } = entry.envelope;
    if (type === 'message.receipted.v1') {
        const said = MessageReceipted.safeParse(data).data?.receipts ?? [];
        return said.map(({ id, digest, at })=>({
                entry,
                kind: 'receipt',
                id,
                digest,
                at
            }));
    }
    if (type !== 'message.refused.v1') return [];
    const said = MessageRefused.safeParse(data).data?.refusals ?? [];
    return said.map(({ id, digest, at })=>({
            entry,
            kind: 'refusal',
            id,
            digest,
            at
        }));
}
/** An answer counts when it comes from whom the message was for, to whom sent it, and is proved itself. */ function checkAnswer({ leaf, digest, source, envelope }, answers) {
    const facts = {
        leaf,
        source,
        recipient: envelope.recipient,
        type: envelope.type
    };
    const fitting = answers.filter(({ entry })=>entry.proved && entry.source === envelope.recipient && entry.envelope.recipient === source);
    const other = fitting.find((answer)=>answer.id === envelope.id && answer.digest !== digest);
    const found = other ? [
        finding('receipt-other-digest', {
            ...facts,
            answer: other.entry.leaf
        })
    ] : [];
    const answer = fitting.find((one)=>one.digest === digest && one.kind === 'receipt') ?? fitting.find((one)=>one.digest === digest);
    if (!answer) return [
        ...found,
        finding('receipt-missing', facts)
    ];
    const code = answer.kind === 'receipt' ? 'receipt-proved' : 'refusal-proved';
    return [
        ...found,
        finding(code, {
            ...facts,
            answer: answer.entry.leaf,
            at: answer.at
        })
    ];
}
function unrelated({ leaf, source, envelope }) {
    return finding('entry-unrelated', {
        leaf,
        source,
        recipient: envelope.recipient,
        type: envelope.type
    });
}

//# sourceMappingURL=case.check.js.map