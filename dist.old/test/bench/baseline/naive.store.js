import { randomUUID } from "node:crypto";
import { NaiveAudit, NaiveFlag, NaiveOutbox, NaiveReferral } from "./naive.tables.js";
/** As NestJS' own documentation has it. `insert`, not `save`, which reads each row before it writes it. */ const entities = {
    insertFlag: (officer, flag, tx)=>tx.insert(NaiveFlag, {
            id: randomUUID(),
            officer,
            content: flag
        }),
    async insertReferral ({ agency, actor, action, referral }, tx) {
        const { caseCode } = referral;
        await tx.insert(NaiveReferral, {
            caseCode,
            agency,
            status: 'requested',
            content: referral
        });
        await tx.insert(NaiveAudit, {
            actor,
            action,
            caseCode,
            data: referral
        });
    },
    insertOutbox: (referral, tx)=>tx.insert(NaiveOutbox, {
            data: referral
        })
};
const FLAG = 'INSERT INTO flag (id, officer, content) VALUES ($1, $2, $3)';
const REFERRAL = 'INSERT INTO referral (case_code, agency, status, content) VALUES ($1, $2, $3, $4)';
const AUDIT = 'INSERT INTO audit (actor, action, case_code, data) VALUES ($1, $2, $3, $4)';
const OUTBOX = 'INSERT INTO outbox (data) VALUES ($1)';
/** The same rows by statements written by hand: what the entities cost is not held against the design. */ const statements = {
    insertFlag: (officer, flag, tx)=>tx.query(FLAG, [
            randomUUID(),
            officer,
            JSON.stringify(flag)
        ]),
    async insertReferral ({ agency, actor, action, referral }, tx) {
        const data = JSON.stringify(referral);
        await tx.query(REFERRAL, [
            referral.caseCode,
            agency,
            'requested',
            data
        ]);
        await tx.query(AUDIT, [
            actor,
            action,
            referral.caseCode,
            data
        ]);
    },
    insertOutbox: (referral, tx)=>tx.query(OUTBOX, [
            JSON.stringify(referral)
        ])
};
const STORES = {
    entities,
    statements
};
/** The one that this process was told to use. */ export function naiveStore() {
    return STORES[process.env['NAIVE_STORE']];
}

//# sourceMappingURL=naive.store.js.map