/**
 * Outbox and inbox. A message has one copy per place it must reach, so that the receiver's receipt and the audit's are
 * two facts and the copy that is late is the copy that is re-sent. An id is unique to its sender and no further (CloudEvents
 * 1.0, `id`): were it the whole key of the inbox, any party that learned one could use it up before its owner.
 *
 * What a message costs does not grow with the history: open copies are a table of their own, which a receipt empties,
 * and the keys of what is kept begin with a time (UUIDv7), so that only the youngest end of their indexes is touched.
 */ export class Outbox1764000000000 {
    async up(runner) {
        await runner.query(OUTBOX);
        await runner.query(INBOX);
    }
    async down(runner) {
        await runner.query(`DROP TABLE dead_letter, inbox_horizon, inbox_suspect, inbox_hand, inbox_sequence, inbox_message, outbox_lane, outbox_answer, outbox_delivery,
         outbox_message`);
    }
    constructor(){
        this.name = 'Outbox1764000000000';
    }
}
/**
 * No foreign keys: they would be checked for each row while the flag waits, and each statement that writes a copy writes
 * its message too. Bodies are ciphertext: to compress them is work for nothing, and in line they cost one write.
 */ const OUTBOX = `
  CREATE TABLE outbox_message (
    id uuid PRIMARY KEY,
    position bigint GENERATED ALWAYS AS IDENTITY,
    type text NOT NULL,
    recipient text NOT NULL,
    subject text,
    sequence integer,
    digest text NOT NULL,
    body text STORAGE EXTERNAL NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  ) WITH (toast_tuple_target = 8160);

  CREATE TABLE outbox_delivery (
    message_id uuid NOT NULL,
    destination text NOT NULL,
    digest text NOT NULL,
    receipt_expected boolean NOT NULL,
    attempts integer NOT NULL DEFAULT 1,
    due_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (message_id, destination)
  );
  CREATE INDEX outbox_delivery_due ON outbox_delivery (destination, due_at);

  CREATE TABLE outbox_answer (
    message_id uuid NOT NULL,
    destination text NOT NULL,
    answer_id uuid NOT NULL,
    answered_at timestamptz NOT NULL,
    leaf bigint,
    refusal text,
    attempts integer NOT NULL,
    sent_at timestamptz NOT NULL,
    PRIMARY KEY (message_id, destination)
  );
  CREATE INDEX outbox_answer_refused ON outbox_answer (destination) WHERE refusal IS NOT NULL;

  CREATE TABLE outbox_lane (
    destination text PRIMARY KEY,
    silent_since timestamptz,
    probe_at timestamptz NOT NULL DEFAULT now()
  );`;
/** Who holds what is not worth a log: what a crash of the database forgets of it is counted anew. */ const INBOX = `
  CREATE TABLE inbox_message (
    sender text NOT NULL,
    id uuid NOT NULL,
    type text NOT NULL,
    subject text,
    sequence integer,
    digest text NOT NULL,
    state text NOT NULL CHECK (state IN ('applied', 'parked', 'refused')),
    body text,
    answer_id uuid,
    arrived_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (sender, id)
  );
  CREATE INDEX inbox_message_parked ON inbox_message (sender, subject, sequence) WHERE state = 'parked';

  CREATE TABLE inbox_sequence (
    sender text NOT NULL,
    subject text NOT NULL,
    next integer NOT NULL DEFAULT 1,
    PRIMARY KEY (sender, subject)
  );

  CREATE TABLE inbox_horizon (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    first uuid NOT NULL
  );
  INSERT INTO inbox_horizon (first) VALUES ('00000000-0000-0000-0000-000000000000');

  CREATE UNLOGGED TABLE inbox_hand (
    id uuid PRIMARY KEY,
    holder integer NOT NULL,
    digests text[] NOT NULL,
    taken_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE UNLOGGED TABLE inbox_suspect (
    digest text NOT NULL,
    holder integer NOT NULL,
    PRIMARY KEY (digest, holder)
  );

  CREATE TABLE dead_letter (
    digest text PRIMARY KEY,
    claimed_source text,
    claimed_id text,
    code text NOT NULL,
    body bytea NOT NULL,
    seen integer NOT NULL DEFAULT 1,
    answer_id uuid,
    first_at timestamptz NOT NULL DEFAULT now(),
    last_at timestamptz NOT NULL DEFAULT now()
  );`;

//# sourceMappingURL=1764000000000-outbox.migration.js.map