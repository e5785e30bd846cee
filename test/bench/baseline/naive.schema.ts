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

export const SENDER_TABLES = FLAG + REFERRAL + AUDIT;
export const RECEIVER_TABLES = REFERRAL + AUDIT;

export const INSERT_FLAG = 'INSERT INTO flag (id, officer, content) VALUES ($1, $2, $3)';
export const INSERT_REFERRAL =
  'INSERT INTO referral (case_code, agency, status, content) VALUES ($1, $2, $3, $4)';
export const INSERT_AUDIT = 'INSERT INTO audit (actor, action, case_code, data) VALUES ($1, $2, $3, $4)';
