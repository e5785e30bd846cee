/** The tables of the exchange that a team would build first: what happened, and that it happened. */
const AUDIT = `
  CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT now(),
    actor text NOT NULL,
    action text NOT NULL,
    case_code text NOT NULL,
    data json NOT NULL
  );`;
const REFERRAL = `
  CREATE TABLE referral (
    case_code text PRIMARY KEY,
    agency text NOT NULL,
    status text NOT NULL,
    content json NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );`;
const FLAG = `
  CREATE TABLE flag (
    id uuid PRIMARY KEY,
    officer text NOT NULL,
    content json NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
  );`;
const OUTBOX = `
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    data json NOT NULL,
    sent_at timestamptz
  );
  CREATE INDEX outbox_waiting ON outbox (id) WHERE sent_at IS NULL;`;

export const SENDER_TABLES = FLAG + REFERRAL + AUDIT + OUTBOX;
export const RECEIVER_TABLES = REFERRAL + AUDIT;

export const INSERT_FLAG = 'INSERT INTO flag (id, officer, content) VALUES ($1, $2, $3)';
export const INSERT_REFERRAL =
  'INSERT INTO referral (case_code, agency, status, content) VALUES ($1, $2, $3, $4)';
export const INSERT_AUDIT = 'INSERT INTO audit (actor, action, case_code, data) VALUES ($1, $2, $3, $4)';
export const INSERT_OUTBOX = 'INSERT INTO outbox (data) VALUES ($1)';
export const CLAIM_OUTBOX =
  'SELECT id, data FROM outbox WHERE sent_at IS NULL ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED';
export const MARK_SENT = 'UPDATE outbox SET sent_at = now() WHERE id = ANY($1::bigint[])';
