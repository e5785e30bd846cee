import { HASH_BYTES } from "../../../../libs/audit/src/index.js";
/** Hashes of a row: one of more than 2 kB is taken apart by PostgreSQL and kept in another table. */ const RUN_MOST = 60;
/** @param nodes of one append, each level in its order and without a gap */ export function runsOf(nodes) {
    const levels = Map.groupBy(nodes, ({ level })=>level);
    return [
        ...levels.values()
    ].flatMap(chunked);
}
function chunked(nodes) {
    return Array.from({
        length: Math.ceil(nodes.length / RUN_MOST)
    }, (_, nth)=>{
        const run = nodes.slice(nth * RUN_MOST, (nth + 1) * RUN_MOST);
        const { level = 0, index = 0 } = run[0] ?? {};
        return {
            level,
            index,
            hashes: Buffer.concat(run.map(({ hash })=>hash))
        };
    });
}
/** Reads stored subtrees in one round trip, in the order they were asked for. */ export function nodeReader(db) {
    return async (addresses)=>{
        const rows = await db.query(`SELECT substring(run.hashes FROM ((wanted.index - run.index) * ${HASH_BYTES} + 1)::integer FOR ${HASH_BYTES}) AS hash
       FROM unnest($1::smallint[], $2::bigint[]) WITH ORDINALITY AS wanted (level, index, place)
       CROSS JOIN LATERAL (
         SELECT node.index, hashes FROM node
         WHERE level = wanted.level AND node.index <= wanted.index ORDER BY node.index DESC LIMIT 1
       ) run
       WHERE (wanted.index - run.index) * ${HASH_BYTES} < octet_length(run.hashes)
       ORDER BY wanted.place`, [
            addresses.map((address)=>address.level),
            addresses.map((address)=>address.index)
        ]);
        return rows.map((row)=>row.hash);
    };
}

//# sourceMappingURL=node.store.js.map