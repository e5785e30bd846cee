import { drawFlag } from "./flag.mix.js";
import { OfficerDesk } from "./officer.desk.js";
import { PatientClient } from "./patient.client.js";
import { ReferralJourney } from "./referral.journey.js";
import { ReferralLedger } from "./referral.ledger.js";
import { Pace } from "./turn.pace.js";
/** All that people do on the exchange while it breaks: officers flag, receivers move referrals on. */ export class ExchangeLoad {
    constructor(world, random, /** Flags a second, of all officers together. */ rate){
        this.world = world;
        this.random = random;
        this.ledger = new ReferralLedger((referral)=>this.follow(referral));
        this.desks = [];
        this.work = new Set();
        this.abandoned = new AbortController();
        this.goesOn = true;
        this.pace = new Pace(rate);
        this.client = new PatientClient(this.abandoned.signal);
        this.house = {
            client: this.client,
            ledger: this.ledger,
            random,
            deskOf: (agency, side)=>this.deskOf(agency, side === 'receiver' ? 'case-worker' : 'officer'),
            goesOn: ()=>this.goesOn
        };
    }
    start() {
        const { world, client, ledger, random } = this;
        this.desks = world.officers.map((badge)=>new OfficerDesk(badge, ()=>world.addressOf(badge.agency), client, ledger, random));
        for (const desk of this.desks)this.do(desk.work(this.pace));
    }
    /** Several flags at one moment, as when a boat lands. */ burst(count) {
        for(let index = 0; index < count; index += 1)this.do(this.random.pick(this.desks).flag(drawFlag(this.random)));
    }
    /** One certain flag of SENAFRONT, whose referrals nobody moves on. @returns them, once it is answered 201 */ flag(body) {
        const index = this.world.officers.findIndex(({ agency })=>agency === 'senafront');
        return this.desks[index]?.flag(body, false) ?? Promise.resolve([]);
    }
    /** Ends after what is in hand: every flag that was begun is answered, no referral is moved any further. */ async end() {
        this.goesOn = false;
        this.pace.close();
        while(this.work.size > 0)await Promise.all(this.work);
    }
    /** Ends at once; for a run that is broken off. */ abandon() {
        this.goesOn = false;
        this.pace.close();
        this.abandoned.abort();
    }
    follow(referral) {
        this.do(new ReferralJourney(referral, this.house).play());
    }
    deskOf(party, role) {
        return {
            url: this.world.addressOf(party),
            token: this.world.tokenOf(party, role)
        };
    }
    do(work) {
        const entry = work.then(()=>undefined, (error)=>{
            if (!this.abandoned.signal.aborted) this.ledger.oddities.push(`the load stumbled: ${String(error)}`);
        }).finally(()=>this.work.delete(entry));
        this.work.add(entry);
    }
}

//# sourceMappingURL=exchange.load.js.map