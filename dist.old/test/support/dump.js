import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Redis } from "ioredis";
import { inSession } from "../../apps/sandbox/src/servers/postgres.session.js";
/** Everything a broker holds, as text. */ export function dumpBroker(broker) {
    return broker.backend === 'redis' ? dumpRedis(broker.url, broker.prefix ?? '') : dumpDatabase(broker.url);
}
/** Every row of every table of a database, as text; bytes in hexadecimal, as PostgreSQL writes them. */ export function dumpDatabase(url) {
    return inSession(url, async (client)=>{
        const tables = await client.query(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`);
        const dumps = [];
        for (const { name } of tables.rows){
            const { rows } = await client.query(`SELECT t::text AS row FROM ${name} t`);
            dumps.push(name, ...rows.map(({ row })=>row));
        }
        return dumps.join('\n');
    });
}
/**
 * The files of a database as a backup of the server's folder has them, old versions of rows included. Only where the
 * server is of this machine.
 */ export function backUpDatabase(url) {
    return inSession(url, async (client)=>{
        await client.query('CHECKPOINT');
        const { rows } = await client.query(`SELECT current_setting('data_directory') || '/base/' || oid AS folder
       FROM pg_database WHERE datname = current_database()`);
        const folder = rows[0]?.folder ?? '';
        const files = await readdir(folder);
        return Buffer.concat(await Promise.all(files.map((file)=>readFile(join(folder, file)))));
    });
}
/** Every key with its value, read by what kind of value it is. */ async function dumpRedis(url, prefix) {
    const redis = new Redis(url);
    try {
        const dumps = [];
        for await (const keys of redis.scanStream({
            match: `${prefix}*`,
            count: 500
        })){
            for (const key of keys)dumps.push(key, JSON.stringify(await valueOf(redis, key)));
        }
        return dumps.join('\n');
    } finally{
        redis.disconnect();
    }
}
async function valueOf(redis, key) {
    const type = await redis.type(key);
    switch(type){
        case 'string':
            return redis.get(key);
        case 'list':
            return redis.lrange(key, 0, -1);
        case 'hash':
            return redis.hgetall(key);
        case 'set':
            return redis.smembers(key);
        case 'zset':
            return redis.zrange(key, 0, -1, 'WITHSCORES');
        case 'stream':
            return redis.xrange(key, '-', '+');
        // Gone since it was found.
        case 'none':
            return null;
        default:
            throw new Error(`A key of Redis holds a ${type}, which nobody reads here.`);
    }
}
/** How often a text may have been packed into another. */ const DEPTH = 4;
/** A text with all that is base64 or hexadecimal in it unpacked, as whoever stole it would do. */ export function unpacked(text, depth = DEPTH) {
    if (depth === 0) return text;
    const packed = [
        ...[
            ...text.matchAll(/[A-Za-z0-9_+/-]{16,}/g)
        ].map(([token])=>Buffer.from(token, 'base64')),
        ...[
            ...text.matchAll(/(?:[0-9a-f]{2}){8,}/gi)
        ].map(([token])=>Buffer.from(token, 'hex'))
    ].map((bytes)=>bytes.toString('utf8'));
    const readable = packed.filter((plain)=>!plain.slice(0, 200).includes('\ufffd'));
    return [
        text,
        ...readable.map((plain)=>unpacked(plain, depth - 1))
    ].join('\n');
}

//# sourceMappingURL=dump.js.map