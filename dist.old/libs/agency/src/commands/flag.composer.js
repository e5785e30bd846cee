import { randomUUID } from "node:crypto";
import { createCaseCode, createMessageId, createTraceparent, toWireTime } from "../../../contracts/src/index.js";
import { INITIAL_STATUS, deadlinesOf, discloseReferral, ownRecordOf, panamaDay } from "../../../referral/src/index.js";
export function composeFlag(flag, decision, officer, now) {
    const plan = describePlan(flag, decision);
    if (decision.informationGiven) {
        const informed = {
            day: panamaDay(decision.flaggedAt),
            place: flag.place
        };
        const answer = {
            ...plan,
            flagId: null,
            referrals: []
        };
        return {
            row: undefined,
            informed,
            override: undefined,
            outgoing: [],
            answer
        };
    }
    const id = randomUUID();
    const outgoing = composeReferrals(id, flag, decision, officer, now);
    const row = {
        id,
        officer,
        place: flag.place,
        flaggedAt: new Date(decision.flaggedAt),
        caseCodes: outgoing.map(({ row: { caseCode } })=>caseCode),
        content: ownRecordOf(flag)
    };
    const referrals = plan.referrals.map((planned, index)=>({
            ...planned,
            caseCode: outgoing[index]?.row.caseCode ?? ''
        }));
    const ground = flag.consent.override?.ground;
    const override = ground && {
        day: panamaDay(decision.flaggedAt),
        ground
    };
    return {
        row,
        informed: undefined,
        override,
        outgoing,
        answer: {
            ...plan,
            flagId: row.id,
            referrals
        }
    };
}
/**
 * Each referral gets ids, a trace and a time of its own, none finer than the wire time: nothing a receiver holds joins
 * it with another referral of the flag.
 */ function composeReferrals(flagId, flag, decision, officer, now) {
    const wireTime = toWireTime(now);
    return decision.referrals.map((planned)=>{
        const caseCode = createCaseCode();
        const draft = {
            id: createMessageId(wireTime),
            type: 'referral.requested.v1',
            subject: caseCode,
            time: new Date(wireTime).toISOString(),
            sequence: 1,
            recipient: planned.to,
            correlationid: randomUUID(),
            traceparent: createTraceparent(),
            data: {
                ...discloseReferral(flag, decision, planned, officer),
                caseCode
            }
        };
        const { acknowledgeBy, contactBy } = deadlinesOf(wireTime, planned);
        const row = {
            caseCode,
            direction: 'sent',
            agency: planned.to,
            office: planned.codeOnly ? null : planned.office,
            status: INITIAL_STATUS,
            flagId,
            codeOnly: planned.codeOnly,
            personCount: planned.persons.length,
            acknowledgeHours: planned.acknowledgeHours,
            contactHours: planned.contactHours,
            acknowledgeBy,
            contactBy,
            receivedAt: null,
            content: null,
            messageId: draft.id,
            correlationId: draft.correlationid,
            sequenceOut: 1,
            createdAt: new Date(now),
            updatedAt: new Date(now),
            requestedBy: officer
        };
        return {
            row,
            draft
        };
    });
}
/** The plan as the officer is told it, persons by alias. */ export function describePlan(flag, decision) {
    return {
        referrals: decision.referrals.map((planned)=>({
                to: planned.to,
                office: planned.office,
                persons: planned.persons.map((index)=>flag.persons[index]?.alias ?? ''),
                needs: [
                    ...planned.needs
                ],
                acknowledgeHours: planned.acknowledgeHours,
                contactHours: planned.contactHours,
                codeOnly: planned.codeOnly
            })),
        withheld: [
            ...decision.withheld
        ],
        notConnected: [
            ...decision.notConnected
        ],
        phoneHealth: decision.phoneHealth,
        printedNote: decision.printedNote,
        informationGiven: decision.informationGiven
    };
}

//# sourceMappingURL=flag.composer.js.map