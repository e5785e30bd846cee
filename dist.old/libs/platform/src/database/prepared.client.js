import { hash } from "node:crypto";
import { Client } from "pg";
import { arrayTypesOf, bindArrays } from "./array.parameter.js";
/** Milliseconds a statement may take. A link that died without a word would be waited for until the kernel gives up. */ const ANSWER_MS = 20_000;
/** What is bounded without parameters too. A relay whose look at its table is never answered never looks again. */ const BOUNDED = /^\s*(START TRANSACTION|BEGIN|COMMIT|ROLLBACK|SELECT|WITH)\b/;
/** Waits for as long as another process migrates. */ const UNBOUNDED = /\bpg_advisory_lock\b/;
/** Our statements are constant texts; past this somebody builds them, and each would stay with the server. */ const NAMES_MOST = 500;
const statements = new Map();
/**
 * A connection that lets the server parse and plan each statement with parameters once. Our statements take arrays, so
 * that there are few of them, and planning one costs several times its execution: without this the database spent half
 * its time on it.
 *
 * A pooler between us and the server must keep prepared statements (PgBouncer: 1.21, `max_prepared_statements`).
 */ export class PreparedClient extends Client {
    constructor(config){
        super(config);
        // The pool hands a client out before TypeORM listens. A server that ends just then is an error that nobody hears,
        // which ends the process; the next statement tells of it anyway.
        this.on('error', ()=>undefined);
    }
    // The overloads of pg cannot be overridden one by one; TypeORM uses this one.
    query(text, values, callback) {
        const query = super.query.bind(this);
        const config = typeof text === 'string' ? configure(text, values) : undefined;
        if (config === undefined) return query(text, values, callback);
        const answer = query(config, callback);
        if (answer instanceof Promise) answer.catch((error)=>this.giveUpIfSilent(error));
        return answer;
    }
    /** pg reports the time-out and goes on waiting: back in the pool, the connection would fail the next one as well. */ giveUpIfSilent(error) {
        if (!(error instanceof Error) || error.message !== 'Query read timeout') return;
        this.connection.stream.destroy(error);
    }
}
function configure(text, values) {
    if (Array.isArray(values) && values.length > 0) {
        const { name, arrays } = statementOf(text);
        const bound = bindArrays(values, arrays);
        return {
            ...name !== undefined && {
                name
            },
            text,
            values: bound,
            query_timeout: ANSWER_MS
        };
    }
    return BOUNDED.test(text) && !UNBOUNDED.test(text) ? {
        text,
        query_timeout: ANSWER_MS
    } : undefined;
}
function statementOf(text) {
    const known = statements.get(text);
    if (known) return known;
    const arrays = arrayTypesOf(text);
    if (statements.size >= NAMES_MOST) return {
        arrays
    };
    const statement = {
        name: hash('sha256', text, 'base64url').slice(0, 22),
        arrays
    };
    statements.set(text, statement);
    return statement;
}

//# sourceMappingURL=prepared.client.js.map