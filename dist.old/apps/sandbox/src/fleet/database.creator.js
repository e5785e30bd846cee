import { inSession } from "../servers/postgres.session.js";
/** One database for each name, made unless it is there. @returns their URLs by name */ export async function createDatabases(serverUrl, names, prefix) {
    await inSession(serverUrl, async (client)=>{
        const found = await client.query('SELECT datname FROM pg_database');
        const known = new Set(found.rows.map((row)=>row.datname));
        for (const name of names){
            if (!known.has(`${prefix}${name}`)) await client.query(`CREATE DATABASE ${client.escapeIdentifier(`${prefix}${name}`)}`);
        }
    });
    return new Map(names.map((name)=>[
            name,
            urlOf(serverUrl, `${prefix}${name}`)
        ]));
}
function urlOf(serverUrl, database) {
    const url = new URL(serverUrl);
    url.pathname = `/${database}`;
    return url.href;
}

//# sourceMappingURL=database.creator.js.map