import { setTimeout as delay } from "node:timers/promises";
import { AGENCY_IDS } from "../../libs/contracts/src/index.js";
import { FAULTS } from "./catalogue/fault.catalogue.js";
import { QUARANTINED } from "./catalogue/message.deadly.fault.js";
import { ExchangeLoad } from "./load/exchange.load.js";
import { reconcile } from "./reconcile/exchange.reconciliation.js";
import { LogWatch } from "./reconcile/log.check.js";
import { readAgency, readAudit } from "./reconcile/party.records.js";
import { commitSabotage } from "./reconcile/sabotage.js";
import { LoadPlan } from "./schedule/load.plan.js";
import { untilRecovered } from "./schedule/recovery.watch.js";
import { untilRest } from "./schedule/rest.watch.js";
import { SeededRandom } from "./schedule/seeded.random.js";
const LOOK_MS = 100;
/** One run: everything goes wrong under load, one thing after the other, and then the books are compared. */ export class FaultRun {
    constructor(world, options, say){
        this.world = world;
        this.options = options;
        this.say = say;
        this.oddities = [];
        const { seed, referrals, only } = options;
        this.random = new SeededRandom(seed);
        this.plan = new LoadPlan(referrals, only.length, ()=>this.load.ledger.referrals.length);
        this.load = new ExchangeLoad(world, new SeededRandom(seed + 1), this.plan.rate);
        this.watch = new LogWatch(world, this.load.client, this.random);
    }
    async play() {
        const { load, plan } = this;
        const faults = this.draw();
        load.start();
        while(!plan.isWarm)await delay(LOOK_MS);
        await this.watch.begin();
        const recoveries = [];
        for (const [index, fault] of faults.entries()){
            plan.begin(faults.length - index);
            recoveries.push({
                name: fault.name,
                ...await this.suffer(fault)
            });
        }
        while(!plan.isDone)await delay(LOOK_MS);
        await load.end();
        const restSeconds = await untilRest(this.world, this.say);
        for (const name of this.options.sabotage)await commitSabotage(this.world.databases, name);
        const findings = [
            ...await this.compare(),
            ...this.unasked()
        ];
        const { referrals } = load.ledger;
        return {
            referrals: referrals.length,
            recoveries,
            restSeconds,
            findings,
            answers: load.client.met
        };
    }
    /** Each fault once, in the order of the seed. */ draw() {
        const { world, load, random, plan, oddities } = this;
        const wonder = (oddity)=>void oddities.push(oddity);
        return random.shuffle(this.options.only).map((name)=>FAULTS[name]({
                world,
                load,
                random,
                burst: plan.burst,
                wonder
            }));
    }
    async suffer(fault) {
        this.say(`${fault.name}: ${fault.what}`);
        await fault.apply();
        await delay(fault.seconds * 1000);
        await fault.heal();
        const recovery = await untilRecovered(this.world.databases);
        await fault.leave?.();
        if (recovery.owed > 0) this.oddities.push(`${recovery.owed} copies did not arrive after ${fault.name}`);
        const soFar = `${this.load.ledger.referrals.length} referrals so far`;
        this.say(`${fault.name}: healed, and recovered after ${recovery.seconds.toFixed(1)} s; ${soFar}`);
        return recovery;
    }
    async compare() {
        const { databases } = this.world;
        const { flags, referrals, poison } = this.load.ledger;
        const present = AGENCY_IDS.filter((id)=>databases.parties.includes(id));
        const agencies = await Promise.all(present.map((id)=>readAgency(databases, id)));
        const audit = await readAudit(databases);
        return [
            ...reconcile({
                flags,
                referrals,
                poison,
                quarantineCode: QUARANTINED,
                agencies,
                audit
            }),
            ...await this.watch.findFaults(audit)
        ];
    }
    /** What nobody ordered: a process that died of itself, an answer that cannot be. */ unasked() {
        const deaths = [
            ...this.world.deaths()
        ].filter(([, times])=>times > 0).map(([party, times])=>`the process of ${party} died ${times} times unasked; see its log`);
        return [
            ...deaths,
            ...this.oddities,
            ...this.load.ledger.oddities
        ].map((text)=>({
                kind: 'other',
                about: text,
                text
            }));
    }
}

//# sourceMappingURL=fault.run.js.map