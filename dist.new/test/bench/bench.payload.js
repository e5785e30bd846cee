import { randomUUID } from "node:crypto";
import { FlagRequest, createCaseCode, createMessageId, createTraceparent } from "../../libs/contracts/src/index.js";
import { discloseReferral, planFlag } from "../../libs/referral/src/index.js";
import { EphemeralKeys, KeyDirectory, KeyRing, generateKeys, publicKeys, sealMessages } from "../../libs/security/src/index.js";
const OFFICER = 'officer.senafront';
/** A plain day at San Vicente: one adult, one need, one receiver. The person is invented. */ export function createFlag() {
    return FlagRequest.parse({
        place: 'san-vicente',
        post: 'ERM San Vicente',
        persons: [
            {
                alias: 'Marisol',
                sex: 'f',
                birthYear: 1994,
                nationality: 'VE',
                language: 'es',
                needs: [
                    'fear-of-return'
                ],
                notes: [
                    {
                        need: 'fear-of-return',
                        text: 'Says that she cannot go back and asks to talk to somebody.'
                    }
                ]
            }
        ],
        consent: {
            given: true,
            scope: [
                'onpar'
            ],
            language: 'es',
            mode: 'verbal'
        },
        entryDate: '2026-11-20',
        whereNow: 'Module 3, bed 12'
    });
}
/** What ONPAR is told of a flag, and under which code. */ export function createReferral(flag = createFlag()) {
    const decision = planFlag(flag, {
        now: Date.now(),
        connected: ()=>true
    });
    const [planned] = decision.referrals;
    if (planned === undefined) throw new Error('The flag of the benchmark leads to no referral.');
    return {
        ...discloseReferral(flag, decision, planned, OFFICER),
        caseCode: createCaseCode()
    };
}
/** The message that tells ONPAR, before it is sealed. */ export function createDraft() {
    const data = createReferral();
    return {
        id: createMessageId(Date.now()),
        type: 'referral.requested.v1',
        subject: data.caseCode,
        time: new Date().toISOString(),
        sequence: 1,
        recipient: 'onpar',
        correlationid: randomUUID(),
        traceparent: createTraceparent(),
        data
    };
}
/** Messages that leave together when the exchange is busy. */ const BATCH = 400;
/**
 * The job that carries it, sealed: what a broker is asked to carry for one referral. Of a full batch, as those of the
 * loop are: the path to the signature that it shares makes it longer than one alone.
 */ export async function createSealedJob() {
    const [sender, receiver] = await Promise.all([
        generateKeys('senafront'),
        generateKeys('onpar')
    ]);
    const directory = new KeyDirectory({
        senafront: publicKeys(sender),
        onpar: publicKeys(receiver)
    });
    const drafts = Array.from({
        length: BATCH
    }, createDraft);
    const [first] = sealMessages(drafts, new KeyRing('senafront', sender), directory, new EphemeralKeys());
    return {
        source: 'senafront',
        messages: first ? [
            first.jws
        ] : []
    };
}

//# sourceMappingURL=bench.payload.js.map