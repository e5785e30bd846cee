import { setTimeout as delay } from "node:timers/promises";
import { COURSES } from "./referral.course.js";
const MOVED = 0.7;
const LOOK_MS = 150;
/** A hundred journeys that wait for one receiver must not be its load. */ const LOOK_MOST_MS = 2_000;
/**
 * What the institutions do with one referral. A receiver gives one command after the other without waiting for anybody,
 * so that several messages about one referral are on their way at a time.
 */ export class ReferralJourney {
    constructor(referral, house){
        this.referral = referral;
        this.house = house;
    }
    async play() {
        const { random } = this.house;
        if (!random.chance(MOVED)) return;
        for (const step of random.pick(COURSES))if (!await this.take(step)) return;
    }
    /** @returns whether the journey goes on */ async take(step) {
        if (step.after !== undefined && !await this.awaits(step, step.after)) return false;
        const json = step.command === 'amend' ? this.referral.flag : step.json ?? {};
        for(let look = LOOK_MS; this.house.goesOn(); look = Math.min(look * 2, LOOK_MOST_MS)){
            const { status, body } = await this.ask(step.by, `/${step.command}`, json);
            const now = body['referralStatus'];
            // Obeyed at the first try, whose answer was lost on the way.
            if (status < 300 || status === 409 && now === step.to) return true;
            // The other side ended it meanwhile.
            if (status === 409 && now === 'cancelled') return false;
            if (status !== 404) return this.wonder(`${step.command} was answered ${status}: ${JSON.stringify(body)}`);
            // It has not arrived yet.
            await delay(look);
        }
        return false;
    }
    async awaits(step, awaited) {
        for(let look = LOOK_MS; this.house.goesOn(); look = Math.min(look * 2, LOOK_MOST_MS)){
            const { body } = await this.ask(step.by, '');
            if (body.status === awaited) return true;
            await delay(look);
        }
        return false;
    }
    ask(side, path, json) {
        const { by, to, caseCode } = this.referral;
        const { url, token } = this.house.deskOf(side === 'receiver' ? to : by, side);
        return this.house.client.ask({
            url: `${url}/api/v1/referrals/${caseCode}${path}`,
            token,
            json
        });
    }
    wonder(what) {
        this.house.ledger.oddities.push(`${this.referral.caseCode}: ${what}`);
        return false;
    }
}

//# sourceMappingURL=referral.journey.js.map