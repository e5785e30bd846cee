import { AuditEntries, Figures, FlagCreated, Problem, ReferralPage, ReferralTimeline, ReferralView } from "../../../../libs/contracts/src/index.js";
/** One party's public HTTP API, as its people and programs use it. Every answer is checked against its schema. */ export class PartyClient {
    constructor(party, send){
        this.party = party;
        this.send = send;
    }
    flag(body, key) {
        return this.ask('officer', FlagCreated, '/api/v1/flags', {
            method: 'POST',
            headers: {
                'content-type': 'application/json',
                'idempotency-key': key
            },
            body: JSON.stringify(body)
        });
    }
    async list(direction) {
        const items = [];
        let cursor = '';
        for(;;){
            const path = `/api/v1/referrals?direction=${direction}&limit=200${cursor}`;
            const page = await this.get('head-of-office', ReferralPage, path);
            items.push(...page.items);
            if (page.next === null) return items;
            cursor = `&cursor=${encodeURIComponent(page.next)}`;
        }
    }
    referral(caseCode) {
        return this.get('head-of-office', ReferralView, `/api/v1/referrals/${caseCode}`);
    }
    timeline(caseCode) {
        return this.get('head-of-office', ReferralTimeline, `/api/v1/referrals/${caseCode}/timeline`);
    }
    /** As the Ombudsman's auditor reads them. */ figures() {
        return this.get('auditor', Figures, '/api/v1/figures');
    }
    /** Of the audit only. */ entries(caseCode) {
        return this.get('auditor', AuditEntries, `/api/v1/entries?subject=${caseCode}`);
    }
    async get(role, schema, path) {
        const answer = await this.ask(role, schema, path);
        if ('ok' in answer) return answer.ok;
        throw new Error(`${this.party} answered ${path} with ${answer.problem.status} ${answer.problem.code}`);
    }
    async ask(role, schema, path, init = {}) {
        const response = await this.send(role, path, {
            ...init,
            signal: AbortSignal.timeout(30_000)
        });
        const body = await response.json();
        return response.ok ? {
            ok: schema.parse(body)
        } : {
            problem: Problem.parse(body)
        };
    }
}

//# sourceMappingURL=exchange.client.js.map