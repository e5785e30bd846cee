import { randomUUID } from "node:crypto";
const USUAL_ROLE = {
    senafront: 'officer',
    snm: 'officer',
    audit: 'auditor'
};
/** What the people of the institutions do, each through the HTTP API of their own institution. */ export class ExchangeClient {
    constructor(addresses){
        this.addresses = addresses;
    }
    /** Any request whatever; a refusal is an answer too. */ async ask(party, path, question = {}) {
        const { url, tokens } = this.address(party);
        const role = question.role === undefined ? USUAL_ROLE[party] ?? 'case-worker' : question.role;
        const token = question.token ?? (role === null ? undefined : tokens[role]);
        const body = question.raw ?? (question.json === undefined ? undefined : JSON.stringify(question.json));
        const response = await fetch(`${url}${path}`, {
            method: question.method ?? (body === undefined ? 'GET' : 'POST'),
            headers: {
                ...token !== undefined && {
                    authorization: `Bearer ${token}`
                },
                ...body !== undefined && {
                    'content-type': 'application/json'
                },
                ...question.headers
            },
            ...body !== undefined && {
                body
            }
        });
        const type = response.headers.get('content-type')?.split(';', 1)[0] ?? '';
        return {
            status: response.status,
            type,
            body: await response.json()
        };
    }
    /** The answer to a request that must succeed. */ async get(party, path, question = {}) {
        const answer = await this.ask(party, path, question);
        if (answer.status < 300) return answer.body;
        throw new Error(`${party} answered ${answer.status} to ${path}: ${JSON.stringify(answer.body)}`);
    }
    /** Posts a flag as an officer's device does. */ post(flag, { by = 'senafront', key = randomUUID(), ...more } = {}) {
        const headers = {
            'idempotency-key': key,
            ...more.headers
        };
        return this.ask(by, '/api/v1/flags', {
            json: flag,
            ...more,
            headers
        });
    }
    /** Posts a flag that must be taken. */ async flag(flag, options = {}) {
        const { status, body } = await this.post(flag, options);
        if (status === 201) return body;
        throw new Error(`The flag was answered ${status}: ${JSON.stringify(body)}`);
    }
    /** Posts a flag of which one referral is made. @returns its case code */ async refer(flag, by = 'senafront') {
        const { referrals } = await this.flag(flag, {
            by
        });
        const [referral] = referrals;
        if (referral && referrals.length === 1) return referral.caseCode;
        throw new Error(`The flag made ${referrals.length} referrals, one was expected`);
    }
    list(party, query = {}) {
        const direction = USUAL_ROLE[party] === 'officer' ? 'sent' : 'received';
        const search = new URLSearchParams({
            direction
        });
        for (const [name, value] of Object.entries(query))search.set(name, String(value));
        return this.get(party, `/api/v1/referrals?${search.toString()}`);
    }
    read(party, caseCode) {
        return this.get(party, `/api/v1/referrals/${caseCode}`);
    }
    timeline(party, caseCode) {
        return this.get(party, `/api/v1/referrals/${caseCode}/timeline`);
    }
    command(party, caseCode, command, json = {}) {
        return this.ask(party, `/api/v1/referrals/${caseCode}/${command}`, {
            json
        });
    }
    /** Gives a command that must be obeyed. */ move(party, caseCode, command, json = {}) {
        return this.get(party, `/api/v1/referrals/${caseCode}/${command}`, {
            json
        });
    }
    /** Every entry of the log about a case, in the order of the log. */ async entries(caseCode) {
        const all = [];
        for(let cursor = '';;){
            const page = await this.get('audit', `/api/v1/entries?subject=${caseCode}&limit=200${cursor}`);
            all.push(...page.items);
            if (page.next === null) return all;
            cursor = `&cursor=${page.next}`;
        }
    }
    entry(messageId) {
        return this.get('audit', `/api/v1/entries/${messageId}`);
    }
    /** A page for people, as a browser asks for it. */ async page(party, path) {
        const response = await fetch(`${this.address(party).url}${path}`);
        return {
            status: response.status,
            type: response.headers.get('content-type'),
            text: await response.text()
        };
    }
    address(party) {
        const address = this.addresses.find((candidate)=>candidate.party === party);
        if (address) return address;
        throw new Error(`${party} is not on the exchange`);
    }
}

//# sourceMappingURL=exchange.client.js.map