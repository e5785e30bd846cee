import { randomUUID } from "node:crypto";
import { drawFlag } from "./flag.mix.js";
/** How many flags are sent once more after they were answered, as a device does that lost its own note of the answer. */ const SENT_AGAIN = 0.1;
/** One officer with one device. */ export class OfficerDesk {
    constructor(badge, /** Of the officer's agency; it may move. */ address, client, ledger, random){
        this.badge = badge;
        this.address = address;
        this.client = client;
        this.ledger = ledger;
        this.random = random;
    }
    /** Flags, one after the other, as long as there are turns. */ async work(pace) {
        while(await pace.turn())await this.flag(drawFlag(this.random));
    }
    /** @returns the referrals that are owed from now on */ async flag(body, followed = true) {
        const { agency: by, actor } = this.badge;
        const key = randomUUID();
        const answer = await this.post(body, key);
        if (answer === undefined) return [];
        const referrals = this.ledger.accept({
            by,
            actor,
            key,
            flag: body,
            answer
        }, followed);
        if (this.random.chance(SENT_AGAIN)) {
            const again = await this.post(body, key);
            if (again !== undefined) this.ledger.compare(answer, again);
        }
        return referrals;
    }
    async post(json, key) {
        const { status, body } = await this.client.ask({
            url: `${this.address()}/api/v1/flags`,
            token: this.badge.token,
            headers: {
                'idempotency-key': key
            },
            json
        });
        if (status === 201) return body;
        this.ledger.oddities.push(`a flag was answered ${status}: ${JSON.stringify(body)}`);
        return undefined;
    }
}

//# sourceMappingURL=officer.desk.js.map