/**
 * The log: leaves, the complete subtrees over them, the head that says how far it reaches, and every checkpoint that
 * was signed; and, to find them by, which answers name which message. The triggers stop mistakes and other programs, the owner's too, and also during replication; who drops
 * them and rewrites a leaf is found out by anybody who holds an earlier checkpoint.
 */ export class AuditLog1764000000001 {
    async up(runner) {
        await runner.query(TABLES);
        await runner.query(TRIGGERS);
    }
    async down() {
        throw new Error('The audit log is never taken down by a migration. Drop the database if you must.');
    }
    constructor(){
        this.name = 'AuditLog1764000000001';
    }
}
/**
 * Bodies are ciphertext: to compress them is work for nothing, and in line they cost one write. `answer` is written in one statement with the leaf it points at, and has no foreign key: it would be checked for every
 * row while all other appends wait, and guards what the triggers forbid already.
 */ const TABLES = `
  CREATE TABLE leaf (
    index bigint PRIMARY KEY CHECK (index >= 0),
    message_id uuid NOT NULL,
    source text NOT NULL,
    recipient text NOT NULL,
    type text NOT NULL,
    subject text,
    sequence integer,
    causation_id uuid,
    correlation_id uuid NOT NULL,
    event_time timestamptz NOT NULL,
    digest text NOT NULL,
    body text STORAGE EXTERNAL NOT NULL,
    ingested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (message_id, source)
  ) WITH (toast_tuple_target = 8160);
  CREATE INDEX leaf_subject ON leaf (subject, index) WHERE subject IS NOT NULL;

  CREATE TABLE answer (
    digest text NOT NULL,
    leaf bigint NOT NULL,
    PRIMARY KEY (digest, leaf)
  );

  CREATE TABLE node (
    level smallint NOT NULL,
    index bigint NOT NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (level, index)
  );

  CREATE TABLE log_head (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    size bigint NOT NULL,
    edge bytea[] NOT NULL
  );
  INSERT INTO log_head (size, edge) VALUES (0, '{}');

  CREATE TABLE checkpoint (
    size bigint PRIMARY KEY,
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    note text NOT NULL,
    signed_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );`;
/** ALWAYS: a session that plays replica (`session_replication_role`) skips ordinary triggers. */ const TRIGGERS = `
  CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'The audit log only grows: % of table "%" is refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege', HINT = 'What was wrong is set right by a further entry.';
  END $$;

  CREATE FUNCTION refuse_shrinking() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.size <= OLD.size THEN
      RAISE EXCEPTION 'The audit log only grows: its head may not move from % to %', OLD.size, NEW.size
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;

  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON leaf
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON answer
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON node
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
  CREATE TRIGGER one_head BEFORE DELETE OR TRUNCATE ON log_head
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
  CREATE TRIGGER head_grows BEFORE UPDATE ON log_head
    FOR EACH ROW EXECUTE FUNCTION refuse_shrinking();

  ALTER TABLE leaf ENABLE ALWAYS TRIGGER append_only;
  ALTER TABLE answer ENABLE ALWAYS TRIGGER append_only;
  ALTER TABLE node ENABLE ALWAYS TRIGGER append_only;
  ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER append_only;
  ALTER TABLE log_head ENABLE ALWAYS TRIGGER one_head;
  ALTER TABLE log_head ENABLE ALWAYS TRIGGER head_grows;`;

//# sourceMappingURL=1764000000001-audit-log.migration.js.map