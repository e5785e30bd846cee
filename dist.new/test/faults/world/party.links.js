import { startFaultyProxy } from "../../support/network/faulty.proxy.js";
export async function openLinks(redisUrl, databaseUrl) {
    const [redis, postgres, http] = await Promise.all([
        startFaultyProxy(redisUrl),
        startFaultyProxy(databaseUrl),
        // Nobody listens there until the party does.
        startFaultyProxy('http://127.0.0.1:1')
    ]);
    return {
        redis,
        postgres,
        http
    };
}
/** All wires of the exchange. */ export class Network {
    add(party, links) {
        this.links.set(party, links);
    }
    /** @throws Error for a party that is not there */ of(party) {
        const links = this.links.get(party);
        if (links === undefined) throw new Error(`${party} is not on the exchange.`);
        return links;
    }
    /** The wires of one kind, of some parties or of all. */ every(kind, parties = [
        ...this.links.keys()
    ]) {
        return parties.map((party)=>this.of(party)[kind]);
    }
    async close() {
        const all = [
            ...this.links.values()
        ].flatMap(({ redis, postgres, http })=>[
                redis,
                postgres,
                http
            ]);
        await Promise.all(all.map((link)=>link.close()));
    }
    constructor(){
        this.links = new Map();
    }
}

//# sourceMappingURL=party.links.js.map