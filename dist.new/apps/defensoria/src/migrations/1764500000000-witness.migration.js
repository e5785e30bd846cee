/**
 * What the witness has signed, for each log the last, and what it refused and why a person must look. Nothing here is
 * ever rewritten but the last checkpoint of a log, which only grows, and the word of a person on an alarm.
 */ export class Witness1764500000000 {
    async up(runner) {
        await runner.query(TABLES);
        await runner.query(TRIGGERS);
    }
    async down() {
        throw new Error('What a witness has signed is never taken down by a migration. Drop the database if you must.');
    }
    constructor(){
        this.name = 'Witness1764500000000';
    }
}
const TABLES = `
  CREATE TABLE witnessed_log (
    origin text PRIMARY KEY,
    size bigint NOT NULL CHECK (size >= 0),
    root bytea NOT NULL CHECK (octet_length(root) = 32)
  );

  CREATE TABLE cosigned_checkpoint (
    origin text NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    note text NOT NULL,
    cosigned_at timestamptz NOT NULL,
    PRIMARY KEY (origin, size)
  );

  CREATE TABLE alarm (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    origin text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('fork', 'rollback', 'rewrite')),
    size bigint NOT NULL,
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    note text NOT NULL,
    signed_size bigint NOT NULL,
    signed_root bytea NOT NULL CHECK (octet_length(signed_root) = 32),
    raised_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    times integer NOT NULL DEFAULT 1,
    closed_at timestamptz,
    closed_by text,
    closed_why text,
    CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closed_why IS NULL))
  );
  CREATE UNIQUE INDEX alarm_open ON alarm (origin, kind, size, root) WHERE closed_at IS NULL;`;
/** ALWAYS: a session that plays replica skips ordinary triggers. */ const TRIGGERS = `
  CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'What the witness signed and what it saw stay: % of table "%" is refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END $$;

  CREATE FUNCTION refuse_going_back() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.origin <> OLD.origin OR NEW.size < OLD.size OR (NEW.size = OLD.size AND NEW.root <> OLD.root) THEN
      RAISE EXCEPTION 'A witness signs no shorter log and no second history: % to %', OLD.size, NEW.size
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;

  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cosigned_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
  CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON alarm
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
  CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON witnessed_log
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
  CREATE TRIGGER only_grows BEFORE UPDATE ON witnessed_log
    FOR EACH ROW EXECUTE FUNCTION refuse_going_back();

  ALTER TABLE cosigned_checkpoint ENABLE ALWAYS TRIGGER append_only;
  ALTER TABLE alarm ENABLE ALWAYS TRIGGER kept;
  ALTER TABLE witnessed_log ENABLE ALWAYS TRIGGER kept;
  ALTER TABLE witnessed_log ENABLE ALWAYS TRIGGER only_grows;`;

//# sourceMappingURL=1764500000000-witness.migration.js.map