import { execute, inSession } from "../../../apps/sandbox/src/servers/postgres.session.js";
const ROWS = 500_000;
const RELOAD = 'SELECT pg_reload_conf()';
/**
 * Rows of the past are written by the server itself, a batch at a time. The keys of a batch may be in any order, as they
 * came in life, so that the indexes are as loose as grown ones and not as dense as built ones.
 */ export class DatabaseFiller {
    constructor(client, /** How many messages there were. */ count){
        this.client = client;
        this.count = count;
    }
    /** @param fill leaves the tables as a quiet night leaves them: vacuumed and counted */ static async open(url, count, fill) {
        await inSession(url, async (client)=>{
            await client.query('SET synchronous_commit = off');
            await client.query(functions(count));
            await fill(new DatabaseFiller(client, count));
            await client.query('VACUUM (FREEZE, ANALYZE)');
        });
    }
    /** @param sql writes the rows of the messages `$1` up to and without `$2` */ async inBatches(sql, rows = this.count) {
        for(let from = 0; from < rows; from += ROWS)await this.client.query(sql, [
            from,
            Math.min(rows, from + ROWS)
        ]);
    }
}
/**
 * Lets the server write a past faster than it would write a present: a crash in between costs a run and no data. What is
 * measured afterwards is written with every care again.
 */ export async function fillFast(server, fill) {
    await execute(server, [
        'ALTER SYSTEM SET full_page_writes = off',
        `ALTER SYSTEM SET max_wal_size = '8GB'`,
        RELOAD
    ]);
    try {
        await fill();
    } finally{
        await execute(server, [
            'ALTER SYSTEM RESET ALL',
            'CHECKPOINT',
            RELOAD
        ]);
    }
}
/**
 * What the i-th of all messages was called and when it was sent, the same in every database. Evenly spread over two
 * years that ended a day ago; ids begin with the wire time and end by chance, as `createMessageId` makes them. A case
 * code ends in a letter that none of ours has, so that no old case is ever drawn again.
 */ function functions(count) {
    const day = 24 * 3600 * 1000;
    const start = Date.now() - 731 * day;
    const step = Math.max(1, Math.floor(730 * day / count));
    const symbols = Array.from({
        length: 8
    }, (_, place)=>`substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', ((n >> ${35 - 5 * place}) & 31)::integer + 1, 1)`);
    return `
    CREATE FUNCTION pg_temp.old_milliseconds(i bigint) RETURNS bigint IMMUTABLE LANGUAGE sql
      RETURN ${start} + i * ${step};
    CREATE FUNCTION pg_temp.old_time(i bigint) RETURNS timestamptz IMMUTABLE LANGUAGE sql
      RETURN to_timestamp(pg_temp.old_milliseconds(i) / 1000.0);
    CREATE FUNCTION pg_temp.old_id(i bigint) RETURNS uuid IMMUTABLE LANGUAGE sql
      RETURN (lpad(to_hex(pg_temp.old_milliseconds(i) / 900000 * 900000), 12, '0') || '7' ||
        substr(md5(i::text), 14, 3) || '8' || substr(md5(i::text), 18))::uuid;
    CREATE FUNCTION pg_temp.old_digest(i bigint) RETURNS text IMMUTABLE LANGUAGE sql
      RETURN rtrim(translate(encode(sha256(i::text::bytea), 'base64'), '+/', '-_'), '=');
    CREATE FUNCTION pg_temp.code_of(n bigint) RETURNS text IMMUTABLE LANGUAGE sql
      RETURN ${symbols.slice(0, 4).join(' || ')} || '-' || ${symbols.slice(4).join(' || ')} || '-O';
    CREATE FUNCTION pg_temp.old_code(i bigint) RETURNS text IMMUTABLE LANGUAGE sql
      RETURN pg_temp.code_of(i * 159429480783 & 1099511627775);`;
}

//# sourceMappingURL=database.filler.js.map