import { randomUUID } from "node:crypto";
import { createCaseCode, createMessageId, createTraceparent } from "../../libs/contracts/src/index.js";
import { EphemeralKeys, KeyRing, generateKeys, sealMessage, sealMessages } from "../../libs/security/src/index.js";
import { resign, signPayload, withSegment } from "../../libs/security/test/forgery.fixture.js";
export function referralDraft(recipient, changes = {}) {
    const caseCode = createCaseCode();
    const time = new Date().toISOString();
    return {
        id: createMessageId(Date.now()),
        type: 'referral.requested.v1',
        subject: caseCode,
        time,
        sequence: 1,
        recipient,
        correlationid: randomUUID(),
        traceparent: createTraceparent(),
        data: {
            disclosure: 'code-only',
            caseCode,
            acknowledgeHours: 1,
            contactHours: 3
        },
        ...changes
    };
}
/** One of each kind; `good` seals what SENAFRONT may well say to ONPAR. */ export async function forgeries(exchange) {
    const [senafront, snm, directory] = [
        await exchange.keys('senafront'),
        await exchange.keys('snm'),
        await exchange.directory()
    ];
    const stranger = new KeyRing('senafront', await generateKeys('senafront'));
    const good = ()=>sealMessage(referralDraft('onpar'), senafront, directory).jws;
    const forInamu = ()=>sealMessage(referralDraft('inamu'), senafront, directory).jws;
    const [, , signature] = good().split('.');
    const pair = [
        referralDraft('onpar'),
        referralDraft('onpar')
    ];
    const batch = sealMessages(pair, senafront, directory, new EphemeralKeys());
    const [one = '', other = ''] = batch.map(({ jws })=>jws);
    const [, , place = ''] = other.split('.');
    return {
        'a signature of another message': {
            jws: withSegment(good(), 2, signature ?? ''),
            code: 'signature-invalid',
            told: 'senafront'
        },
        'the place of another message in its batch': {
            jws: withSegment(one, 2, place),
            code: 'signature-invalid',
            told: 'senafront'
        },
        'a place in a batch without the way to its root': {
            jws: withSegment(one, 2, place.slice(0, 96)),
            code: 'message-malformed',
            told: 'senafront'
        },
        'a key that nobody pinned': {
            jws: sealMessage(referralDraft('onpar'), stranger, directory).jws,
            code: 'key-unknown',
            told: 'senafront'
        },
        'a message for somebody else': {
            jws: forInamu(),
            code: 'recipient-mismatch',
            told: 'senafront'
        },
        'a body that only somebody else can open': {
            jws: resign(forInamu(), senafront, {
                recipient: 'onpar'
            }),
            code: 'body-undecryptable',
            told: 'senafront'
        },
        'an event that nobody knows': {
            jws: resign(good(), senafront, {
                type: 'referral.exploded.v1'
            }),
            code: 'type-unknown',
            told: 'senafront'
        },
        'a body that was cut off': {
            jws: good().slice(0, 700),
            code: 'message-malformed',
            told: 'senafront'
        },
        'a name that is not the signer’s': {
            jws: resign(good(), snm, {}),
            code: 'source-mismatch',
            told: 'snm'
        },
        'a signed text that is no envelope': {
            jws: signPayload('{"hola":1}', senafront),
            code: 'message-malformed',
            told: 'senafront'
        },
        'more than any referral can hold': {
            jws: 'A'.repeat(600 * 1024),
            code: 'message-too-large',
            told: 'senafront'
        },
        'a sequence that is none': {
            jws: resign(good(), senafront, {
                sequence: '0'
            }),
            code: 'message-malformed',
            told: 'senafront'
        }
    };
}

//# sourceMappingURL=forged.message.js.map