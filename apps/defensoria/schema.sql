CREATE TABLE access_session (
  id_hash bytea NOT NULL,
  actor text NOT NULL,
  role text NOT NULL,
  office text,
  id_token text NOT NULL,
  began_at timestamp with time zone NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL
);

CREATE TABLE alarm (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  origin text NOT NULL,
  kind text NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  note text NOT NULL,
  signed_size bigint NOT NULL,
  signed_root bytea NOT NULL,
  raised_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
  times integer DEFAULT 1 NOT NULL,
  closed_at timestamp with time zone,
  closed_by text,
  closed_why text
);

CREATE TABLE cosigned_checkpoint (
  origin text NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL,
  note text NOT NULL,
  cosigned_at timestamp with time zone NOT NULL
);

CREATE TABLE witnessed_log (
  origin text NOT NULL,
  size bigint NOT NULL,
  root bytea NOT NULL
);

ALTER TABLE access_session
  ADD CONSTRAINT access_session_id_hash_check CHECK (octet_length(id_hash) = 32);

ALTER TABLE access_session
  ADD CONSTRAINT access_session_pkey PRIMARY KEY (id_hash);

ALTER TABLE alarm
  ADD CONSTRAINT alarm_check CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closed_why IS NULL));

ALTER TABLE alarm
  ADD CONSTRAINT alarm_kind_check CHECK (kind = ANY (ARRAY['fork'::text, 'rollback'::text, 'rewrite'::text]));

ALTER TABLE alarm
  ADD CONSTRAINT alarm_pkey PRIMARY KEY (id);

ALTER TABLE alarm
  ADD CONSTRAINT alarm_root_check CHECK (octet_length(root) = 32);

ALTER TABLE alarm
  ADD CONSTRAINT alarm_signed_root_check CHECK (octet_length(signed_root) = 32);

ALTER TABLE cosigned_checkpoint
  ADD CONSTRAINT cosigned_checkpoint_pkey PRIMARY KEY (origin, size);

ALTER TABLE cosigned_checkpoint
  ADD CONSTRAINT cosigned_checkpoint_root_check CHECK (octet_length(root) = 32);

ALTER TABLE witnessed_log
  ADD CONSTRAINT witnessed_log_pkey PRIMARY KEY (origin);

ALTER TABLE witnessed_log
  ADD CONSTRAINT witnessed_log_root_check CHECK (octet_length(root) = 32);

ALTER TABLE witnessed_log
  ADD CONSTRAINT witnessed_log_size_check CHECK (size >= 0);

CREATE UNIQUE INDEX alarm_open ON public.alarm USING btree (origin, kind, size, root) WHERE (closed_at IS NULL);

CREATE OR REPLACE FUNCTION public.refuse_going_back()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF NEW.origin <> OLD.origin OR NEW.size < OLD.size OR (NEW.size = OLD.size AND NEW.root <> OLD.root) THEN
      RAISE EXCEPTION 'A witness signs no shorter log and no second history: % to %', OLD.size, NEW.size
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $function$;

CREATE OR REPLACE FUNCTION public.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    RAISE EXCEPTION 'What the witness signed and what it saw stay: % of table "%" is refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege';
  END $function$;

CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON alarm FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE alarm ENABLE ALWAYS TRIGGER kept;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON cosigned_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE cosigned_checkpoint ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER kept BEFORE DELETE OR TRUNCATE ON witnessed_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE witnessed_log ENABLE ALWAYS TRIGGER kept;

CREATE TRIGGER only_grows BEFORE UPDATE ON witnessed_log FOR EACH ROW EXECUTE FUNCTION refuse_going_back();
ALTER TABLE witnessed_log ENABLE ALWAYS TRIGGER only_grows;
