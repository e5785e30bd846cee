import { hash } from 'node:crypto';
import type { Socket } from 'node:net';
import { Client, type ClientConfig, type QueryConfig } from 'pg';
import { arrayTypesOf, bindArrays, type ElementType } from './array.parameter.js';

/** Milliseconds a statement may take. A link that died without a word would be waited for until the kernel gives up. */
const ANSWER_MS = 20_000;
/** What is bounded without parameters too. A relay whose look at its table is never answered never looks again. */
const BOUNDED = /^\s*(START TRANSACTION|BEGIN|COMMIT|ROLLBACK|SELECT|WITH)\b/;
/** Waits for as long as another process migrates. */
const UNBOUNDED = /\bpg_advisory_lock\b/;
/** Our statements are constant texts; past this somebody builds them, and each would stay with the server. */
const NAMES_MOST = 500;

/** What is known of a statement from its text. */
interface Statement {
  /** Absent: not prepared. */
  readonly name?: string;
  readonly arrays: ReadonlyMap<number, ElementType>;
}

const statements = new Map<string, Statement>();

/**
 * A connection that lets the server parse and plan each statement with parameters once. Our statements take arrays, so
 * that there are few of them, and planning one costs several times its execution: without this the database spent half
 * its time on it.
 *
 * A pooler between us and the server must keep prepared statements (PgBouncer: 1.21, `max_prepared_statements`).
 */
export class PreparedClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    // The pool hands a client out before TypeORM listens. A server that ends just then is an error that nobody hears,
    // which ends the process; the next statement tells of it anyway.
    this.on('error', () => undefined);
  }

  // The overloads of pg cannot be overridden one by one; TypeORM uses this one.
  override query(text: unknown, values?: unknown, callback?: unknown): never {
    const query = super.query.bind(this) as (...args: unknown[]) => unknown;
    const config = typeof text === 'string' ? configure(text, values) : undefined;
    if (config === undefined) return query(text, values, callback) as never;
    const answer = query(config, callback);
    if (answer instanceof Promise) answer.catch((error: unknown) => this.giveUpIfSilent(error));
    return answer as never;
  }

  /** pg reports the time-out and goes on waiting: back in the pool, the connection would fail the next one as well. */
  private giveUpIfSilent(error: unknown): void {
    if (!(error instanceof Error) || error.message !== 'Query read timeout') return;
    (this as unknown as { connection: { stream: Socket } }).connection.stream.destroy(error);
  }
}

function configure(text: string, values: unknown): (QueryConfig & { query_timeout: number }) | undefined {
  if (Array.isArray(values) && values.length > 0) {
    const { name, arrays } = statementOf(text);
    const bound = bindArrays(values, arrays);
    return { ...(name !== undefined && { name }), text, values: bound, query_timeout: ANSWER_MS };
  }
  return BOUNDED.test(text) && !UNBOUNDED.test(text) ? { text, query_timeout: ANSWER_MS } : undefined;
}

function statementOf(text: string): Statement {
  const known = statements.get(text);
  if (known) return known;
  const arrays = arrayTypesOf(text);
  if (statements.size >= NAMES_MOST) return { arrays };
  const statement = { name: hash('sha256', text, 'base64url').slice(0, 22), arrays };
  statements.set(text, statement);
  return statement;
}
