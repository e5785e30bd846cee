/**
 * What an agency keeps. A flag stays with who recorded it; a referral is one row on each side. Content is `json`, not
 * `jsonb`: it is stored as written, also the characters that `jsonb` and `text` refuse, and never looked into by SQL.
 * No foreign keys: each row is written in one transaction with the row it points at, and they were a tenth of the work.
 */ export class Agency1764000100000 {
    async up(runner) {
        await runner.query(`
      CREATE TABLE flag (
        id uuid PRIMARY KEY,
        officer text NOT NULL,
        place text NOT NULL,
        flagged_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        override_ground text,
        content json NOT NULL
      );

      CREATE TABLE idempotency_key (
        actor text NOT NULL,
        key text NOT NULL,
        digest text NOT NULL,
        answer json NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (actor, key)
      );

      CREATE TABLE information_given (
        day date NOT NULL,
        place text NOT NULL,
        count integer NOT NULL,
        PRIMARY KEY (day, place)
      );

      CREATE TABLE referral (
        case_code text PRIMARY KEY,
        position bigint GENERATED ALWAYS AS IDENTITY,
        direction text NOT NULL CHECK (direction IN ('sent', 'received')),
        agency text NOT NULL,
        office text,
        status text NOT NULL CHECK (status IN ('requested', 'received', 'accepted', 'returned', 'in-progress',
          'completed', 'failed', 'cancelled', 'closed')),
        flag_id uuid,
        code_only boolean NOT NULL,
        person_count integer NOT NULL,
        acknowledge_hours integer NOT NULL,
        contact_hours integer NOT NULL,
        acknowledge_by timestamptz NOT NULL,
        contact_by timestamptz NOT NULL,
        received_at timestamptz,
        content json,
        message_id uuid NOT NULL,
        correlation_id uuid NOT NULL,
        sequence_out integer NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX referral_list ON referral (direction, position DESC);

      CREATE TABLE referral_event (
        id bigint GENERATED ALWAYS AS IDENTITY,
        case_code text NOT NULL,
        type text NOT NULL,
        at timestamptz NOT NULL,
        agency text NOT NULL,
        actor text,
        status text,
        reason text,
        note json,
        PRIMARY KEY (case_code, id)
      );`);
    }
    async down(runner) {
        await runner.query('DROP TABLE referral_event, referral, information_given, idempotency_key, flag');
    }
    constructor(){
        this.name = 'Agency1764000100000';
    }
}

//# sourceMappingURL=1764000100000-agency.migration.js.map