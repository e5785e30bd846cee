import { Client } from "pg";
/** Works in a session of its own, which ends whatever becomes of the work. */ export async function inSession(url, work) {
    const client = new Client({
        connectionString: url
    });
    await client.connect();
    try {
        return await work(client);
    } finally{
        await client.end();
    }
}
/** Statements one after the other. */ export function execute(url, statements) {
    return inSession(url, async (client)=>{
        for (const statement of statements)await client.query(statement);
    });
}
/** The rows of one statement. */ export function select(url, sql, values = []) {
    return inSession(url, async (client)=>(await client.query(sql, [
            ...values
        ])).rows);
}

//# sourceMappingURL=postgres.session.js.map