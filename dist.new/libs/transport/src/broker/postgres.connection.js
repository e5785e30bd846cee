import { PostgresConnection } from "bullmq";
import { DatabaseError } from "pg";
const CONNECT_MS = 5_000;
const QUERY_MS = 10_000;
/**
 * A pool for BullMQ's tables that brings them up to date when it is first used. Many processes may start at once:
 * BullMQ's migrator takes an advisory lock of the schema in the transaction of the migration, and who comes late finds
 * nothing to do.
 *
 * @param max connections of the pool. Eleven agencies share one server in the sandbox, which accepts a hundred.
 */ export function createConnection(broker, max, events) {
    const connection = new PostgresConnection({
        connectionString: broker.url,
        schema: broker.schema ?? 'bullmq',
        migrate: true,
        max,
        connectionTimeoutMillis: CONNECT_MS,
        query_timeout: QUERY_MS,
        keepAlive: true
    });
    // BullMQ names what it uses of a pool, and makes a real one.
    const lose = watchPool(connection.pool, events);
    connection.on('error', (error)=>{
        events.error(error);
        lose();
    });
    return connection;
}
/**
 * A pool tells of a loss only while nobody has the connection in hand; from whoever has it the statement takes the
 * error, and a state once stayed at "connected" for ever. The way back has no event at all, but a connection is opened
 * only to a server that answers, and comes back whole only from a statement that was answered.
 *
 * What was in hand when another session was lost proves nothing: the sessions of a killed server end one by one, and each
 * answers what it was asked before.
 *
 * @returns tells it of a loss that the pool does not hear of: the session that listens for jobs stands beside it
 */ export function watchPool(pool, events) {
    const lost = new WeakSet();
    const lossesBefore = new WeakMap();
    let losses = 0;
    const lose = ()=>{
        losses += 1;
        events.down();
    };
    pool.on('connect', (client)=>{
        // Between two statements nobody listens, and an error that nobody hears ends the process.
        client.on('error', ()=>{
            lost.add(client);
            lose();
        });
        events.up();
    });
    pool.on('acquire', (client)=>lossesBefore.set(client, losses));
    pool.on('release', (error, client)=>{
        if (lost.has(client) || !isAnswer(error)) lose();
        else if (lossesBefore.get(client) === losses) events.up();
    });
    return lose;
}
/** Whether the server answered a statement, if only with an error: not when that says the session ends (57P01 to 57P05). */ function isAnswer(error) {
    return !error || error instanceof DatabaseError && error.code?.startsWith('57P') !== true;
}

//# sourceMappingURL=postgres.connection.js.map