import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Outbox and inbox. A message has one row per place it must reach, so that the receiver's receipt and the audit's are
 * two facts and the row that is late is the row that is re-sent. An id is unique to its sender and no further (CloudEvents
 * 1.0, `id`): were it the whole key of the inbox, any party that learned one could use it up before its owner.
 */
export class Outbox1764000000000 implements MigrationInterface {
  name = 'Outbox1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox_message (
        id uuid PRIMARY KEY,
        position bigint GENERATED ALWAYS AS IDENTITY,
        type text NOT NULL,
        recipient text NOT NULL,
        subject text,
        sequence integer,
        digest text NOT NULL,
        body text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX outbox_message_digest ON outbox_message (digest);
      CREATE INDEX outbox_message_subject ON outbox_message (subject) WHERE subject IS NOT NULL;

      CREATE TABLE outbox_delivery (
        message_id uuid NOT NULL REFERENCES outbox_message (id),
        destination text NOT NULL,
        receipt_expected boolean NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'refused')),
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL DEFAULT now(),
        answer_id uuid,
        answered_at timestamptz,
        leaf bigint,
        refusal text,
        PRIMARY KEY (message_id, destination)
      );
      CREATE INDEX outbox_delivery_due ON outbox_delivery (due_at) WHERE state = 'open';

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
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE dead_letter, inbox_sequence, inbox_message, outbox_delivery, outbox_message CASCADE',
    );
  }
}
