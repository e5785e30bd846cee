import { select } from "../../../apps/sandbox/src/servers/postgres.session.js";
/** Milliseconds of proofs that are asked for one after another, of leaves anywhere in the log. */ export async function askProofs(url, token, messageIds) {
    const times = [];
    for (const id of messageIds){
        const start = performance.now();
        const answer = await fetch(`${url}/api/v1/entries/${id}/proof`, {
            headers: {
                authorization: `Bearer ${token}`
            }
        });
        const { path } = await answer.json();
        if (answer.status !== 200 || path === undefined) throw new Error(`A proof was answered with ${answer.status}.`);
        times.push(performance.now() - start);
    }
    return times;
}
export async function chooseLeaves(database, count) {
    const rows = await select(database, `SELECT message_id AS id FROM leaf WHERE index = ANY (ARRAY(
       SELECT floor(random() * (SELECT size FROM log_head))::bigint FROM generate_series(1, $1::integer)))`, [
        count
    ]);
    return rows.map(({ id })=>id);
}

//# sourceMappingURL=proof.load.js.map