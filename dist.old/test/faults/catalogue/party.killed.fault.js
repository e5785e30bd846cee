import { setTimeout as delay } from "node:timers/promises";
/** A burst of flags takes about this long to pass through a party. */ const BUSY_MS = 400;
/** `kill -9` of one party, at some moment of a burst: requests, transactions and jobs are in hand, and drop. */ export function killParty(party) {
    return ({ world, load, random, burst })=>({
            name: `kill-${party}`,
            what: `the process of ${party} is killed`,
            seconds: 2,
            async apply () {
                load.burst(burst);
                await delay(random.next() * BUSY_MS);
                await world.party(party).kill();
            },
            heal: ()=>world.party(party).start()
        });
}

//# sourceMappingURL=party.killed.fault.js.map