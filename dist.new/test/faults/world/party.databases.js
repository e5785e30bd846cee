import { Pool } from "pg";
import { execute } from "../../../apps/sandbox/src/servers/postgres.session.js";
/** The databases of the parties, past every party and every proxy: what the run looks at, nobody else needs. */ export class PartyDatabases {
    constructor(serverUrl, urls){
        this.serverUrl = serverUrl;
        this.urls = urls;
        this.pools = new Map();
    }
    get parties() {
        return [
            ...this.urls.keys()
        ];
    }
    urlOf(party) {
        const url = this.urls.get(party);
        if (url === undefined) throw new Error(`${party} has no database.`);
        return url;
    }
    nameOf(party) {
        return new URL(this.urlOf(party)).pathname.slice(1);
    }
    async rows(party, sql, values = []) {
        return (await this.poolOf(party).query(sql, [
            ...values
        ])).rows;
    }
    /** Runs statements as the superuser, in a database that no fault touches. */ administer(...statements) {
        return execute(this.serverUrl, statements);
    }
    async close() {
        await Promise.all([
            ...this.pools.values()
        ].map((pool)=>pool.end()));
    }
    poolOf(party) {
        const known = this.pools.get(party);
        if (known !== undefined) return known;
        const pool = new Pool({
            connectionString: this.urlOf(party),
            max: 2
        });
        // A server that is killed takes idle connections with it; the next query opens another.
        pool.on('error', ()=>undefined);
        this.pools.set(party, pool);
        return pool;
    }
}

//# sourceMappingURL=party.databases.js.map