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

CREATE TABLE answer (
  digest text NOT NULL,
  leaf bigint NOT NULL
);

CREATE TABLE answer_0 (
  digest text NOT NULL,
  leaf bigint NOT NULL
);

CREATE TABLE answer_1 (
  digest text NOT NULL,
  leaf bigint NOT NULL
);

CREATE TABLE answer_2 (
  digest text NOT NULL,
  leaf bigint NOT NULL
);

CREATE TABLE checkpoint (
  size bigint NOT NULL,
  root bytea NOT NULL,
  note text NOT NULL,
  signed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE checkpoint_0 (
  size bigint NOT NULL,
  root bytea NOT NULL,
  note text NOT NULL,
  signed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE checkpoint_1 (
  size bigint NOT NULL,
  root bytea NOT NULL,
  note text NOT NULL,
  signed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE checkpoint_2 (
  size bigint NOT NULL,
  root bytea NOT NULL,
  note text NOT NULL,
  signed_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE cosigned_checkpoint (
  size bigint NOT NULL,
  note text NOT NULL,
  cosigned_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE dead_letter (
  digest text NOT NULL,
  claimed_source text,
  claimed_id text,
  code text NOT NULL,
  body bytea NOT NULL,
  seen integer DEFAULT 1 NOT NULL,
  answer_id uuid,
  first_at timestamp with time zone DEFAULT now() NOT NULL,
  last_at timestamp with time zone DEFAULT now() NOT NULL,
  resolved_at timestamp with time zone
);

CREATE TABLE difference_acknowledgement (
  partner text NOT NULL,
  day date NOT NULL,
  id uuid NOT NULL,
  beyond integer NOT NULL,
  why text NOT NULL,
  actor text NOT NULL,
  role text NOT NULL,
  acknowledged_at timestamp with time zone NOT NULL
);

CREATE TABLE inbox_hand (
  id uuid NOT NULL,
  holder integer NOT NULL,
  digests text[] NOT NULL,
  taken_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE inbox_horizon (
  single boolean DEFAULT true NOT NULL,
  first uuid NOT NULL
);

CREATE TABLE inbox_message (
  sender text NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  subject text,
  sequence integer,
  digest text NOT NULL,
  state text NOT NULL,
  body text,
  answer_id uuid,
  arrived_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE inbox_sequence (
  sender text NOT NULL,
  subject text NOT NULL,
  next integer DEFAULT 1 NOT NULL
);

CREATE TABLE inbox_suspect (
  digest text NOT NULL,
  holder integer NOT NULL
);

CREATE TABLE key_statement (
  partner text NOT NULL,
  said_at timestamp with time zone NOT NULL,
  keys text[] NOT NULL
);

CREATE TABLE leaf (
  index bigint NOT NULL,
  message_id uuid NOT NULL,
  source text NOT NULL,
  recipient text NOT NULL,
  type text NOT NULL,
  subject text,
  sequence integer,
  causation_id uuid,
  correlation_id uuid NOT NULL,
  event_time timestamp with time zone NOT NULL,
  digest text NOT NULL,
  body text NOT NULL,
  ingested_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE leaf_0 (
  index bigint NOT NULL,
  message_id uuid NOT NULL,
  source text NOT NULL,
  recipient text NOT NULL,
  type text NOT NULL,
  subject text,
  sequence integer,
  causation_id uuid,
  correlation_id uuid NOT NULL,
  event_time timestamp with time zone NOT NULL,
  digest text NOT NULL,
  body text NOT NULL,
  ingested_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE leaf_1 (
  index bigint NOT NULL,
  message_id uuid NOT NULL,
  source text NOT NULL,
  recipient text NOT NULL,
  type text NOT NULL,
  subject text,
  sequence integer,
  causation_id uuid,
  correlation_id uuid NOT NULL,
  event_time timestamp with time zone NOT NULL,
  digest text NOT NULL,
  body text NOT NULL,
  ingested_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE leaf_2 (
  index bigint NOT NULL,
  message_id uuid NOT NULL,
  source text NOT NULL,
  recipient text NOT NULL,
  type text NOT NULL,
  subject text,
  sequence integer,
  causation_id uuid,
  correlation_id uuid NOT NULL,
  event_time timestamp with time zone NOT NULL,
  digest text NOT NULL,
  body text NOT NULL,
  ingested_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

CREATE TABLE log_head (
  single boolean DEFAULT true NOT NULL,
  size bigint NOT NULL,
  edge bytea[] NOT NULL
);

CREATE TABLE node (
  level smallint NOT NULL,
  index bigint NOT NULL,
  hashes bytea NOT NULL
);

CREATE TABLE node_0 (
  level smallint NOT NULL,
  index bigint NOT NULL,
  hashes bytea NOT NULL
);

CREATE TABLE node_1 (
  level smallint NOT NULL,
  index bigint NOT NULL,
  hashes bytea NOT NULL
);

CREATE TABLE node_2 (
  level smallint NOT NULL,
  index bigint NOT NULL,
  hashes bytea NOT NULL
);

CREATE TABLE outbox_answer (
  message_id uuid NOT NULL,
  destination text NOT NULL,
  answer_id uuid NOT NULL,
  answered_at timestamp with time zone NOT NULL,
  leaf bigint,
  refusal text,
  attempts integer NOT NULL,
  sent_at timestamp with time zone NOT NULL
);

CREATE TABLE outbox_delivery (
  message_id uuid NOT NULL,
  destination text NOT NULL,
  digest text NOT NULL,
  receipt_expected boolean NOT NULL,
  attempts integer DEFAULT 1 NOT NULL,
  due_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE outbox_lane (
  destination text NOT NULL,
  silent_since timestamp with time zone,
  probe_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE outbox_message (
  id uuid NOT NULL,
  "position" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  type text NOT NULL,
  recipient text NOT NULL,
  subject text,
  sequence integer,
  digest text NOT NULL,
  body text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE reconcile_difference (
  partner text NOT NULL,
  day date NOT NULL,
  prefix text NOT NULL,
  sender_count integer NOT NULL,
  receiver_count integer NOT NULL,
  missing integer NOT NULL,
  beyond integer NOT NULL,
  found_at timestamp with time zone DEFAULT now() NOT NULL,
  healed_at timestamp with time zone
);

CREATE TABLE replay (
  id uuid NOT NULL,
  what text NOT NULL,
  state text DEFAULT 'planned'::text NOT NULL,
  actor text NOT NULL,
  role text NOT NULL,
  why text NOT NULL,
  per_second integer NOT NULL,
  total integer NOT NULL,
  next_at timestamp with time zone DEFAULT now() NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE replay_item (
  replay_id uuid NOT NULL,
  place integer NOT NULL,
  item text NOT NULL,
  destination text DEFAULT ''::text NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  code text,
  ended_at timestamp with time zone
);

CREATE TABLE witness_lease (
  single boolean DEFAULT true NOT NULL,
  held_until timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL
);

CREATE TABLE witness_refusal (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  status smallint NOT NULL,
  size bigint NOT NULL,
  witnessed_size bigint,
  refused_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);

ALTER TABLE access_session
  ADD CONSTRAINT access_session_id_hash_check CHECK (octet_length(id_hash) = 32);

ALTER TABLE access_session
  ADD CONSTRAINT access_session_pkey PRIMARY KEY (id_hash);

ALTER TABLE answer
  ADD CONSTRAINT answer_pkey PRIMARY KEY (digest, leaf);

ALTER TABLE answer_0
  ADD CONSTRAINT answer_0_pkey PRIMARY KEY (digest, leaf);

ALTER TABLE answer_1
  ADD CONSTRAINT answer_1_pkey PRIMARY KEY (digest, leaf);

ALTER TABLE answer_2
  ADD CONSTRAINT answer_2_pkey PRIMARY KEY (digest, leaf);

ALTER TABLE checkpoint
  ADD CONSTRAINT checkpoint_pkey PRIMARY KEY (size);

ALTER TABLE checkpoint
  ADD CONSTRAINT checkpoint_root_check CHECK (octet_length(root) = 32);

ALTER TABLE checkpoint_0
  ADD CONSTRAINT checkpoint_0_pkey PRIMARY KEY (size);

ALTER TABLE checkpoint_0
  ADD CONSTRAINT checkpoint_root_check CHECK (octet_length(root) = 32);

ALTER TABLE checkpoint_1
  ADD CONSTRAINT checkpoint_1_pkey PRIMARY KEY (size);

ALTER TABLE checkpoint_1
  ADD CONSTRAINT checkpoint_root_check CHECK (octet_length(root) = 32);

ALTER TABLE checkpoint_2
  ADD CONSTRAINT checkpoint_2_pkey PRIMARY KEY (size);

ALTER TABLE checkpoint_2
  ADD CONSTRAINT checkpoint_root_check CHECK (octet_length(root) = 32);

ALTER TABLE cosigned_checkpoint
  ADD CONSTRAINT cosigned_checkpoint_pkey PRIMARY KEY (size);

ALTER TABLE dead_letter
  ADD CONSTRAINT dead_letter_pkey PRIMARY KEY (digest);

ALTER TABLE difference_acknowledgement
  ADD CONSTRAINT difference_acknowledgement_beyond_check CHECK (beyond > 0);

ALTER TABLE difference_acknowledgement
  ADD CONSTRAINT difference_acknowledgement_pkey PRIMARY KEY (partner, day);

ALTER TABLE inbox_hand
  ADD CONSTRAINT inbox_hand_pkey PRIMARY KEY (id);

ALTER TABLE inbox_horizon
  ADD CONSTRAINT inbox_horizon_pkey PRIMARY KEY (single);

ALTER TABLE inbox_horizon
  ADD CONSTRAINT inbox_horizon_single_check CHECK (single);

ALTER TABLE inbox_message
  ADD CONSTRAINT inbox_message_pkey PRIMARY KEY (sender, id);

ALTER TABLE inbox_message
  ADD CONSTRAINT inbox_message_state_check CHECK (state = ANY (ARRAY['applied'::text, 'parked'::text, 'refused'::text]));

ALTER TABLE inbox_sequence
  ADD CONSTRAINT inbox_sequence_pkey PRIMARY KEY (sender, subject);

ALTER TABLE inbox_suspect
  ADD CONSTRAINT inbox_suspect_pkey PRIMARY KEY (digest, holder);

ALTER TABLE key_statement
  ADD CONSTRAINT key_statement_pkey PRIMARY KEY (partner);

ALTER TABLE leaf
  ADD CONSTRAINT leaf_index_check CHECK (index >= 0);

ALTER TABLE leaf
  ADD CONSTRAINT leaf_pkey PRIMARY KEY (index);

ALTER TABLE leaf_0
  ADD CONSTRAINT leaf_0_message_id_source_key UNIQUE (message_id, source);

ALTER TABLE leaf_0
  ADD CONSTRAINT leaf_0_pkey PRIMARY KEY (index);

ALTER TABLE leaf_0
  ADD CONSTRAINT leaf_index_check CHECK (index >= 0);

ALTER TABLE leaf_1
  ADD CONSTRAINT leaf_1_message_id_source_key UNIQUE (message_id, source);

ALTER TABLE leaf_1
  ADD CONSTRAINT leaf_1_pkey PRIMARY KEY (index);

ALTER TABLE leaf_1
  ADD CONSTRAINT leaf_index_check CHECK (index >= 0);

ALTER TABLE leaf_2
  ADD CONSTRAINT leaf_2_message_id_source_key UNIQUE (message_id, source);

ALTER TABLE leaf_2
  ADD CONSTRAINT leaf_2_pkey PRIMARY KEY (index);

ALTER TABLE leaf_2
  ADD CONSTRAINT leaf_index_check CHECK (index >= 0);

ALTER TABLE log_head
  ADD CONSTRAINT log_head_pkey PRIMARY KEY (single);

ALTER TABLE log_head
  ADD CONSTRAINT log_head_single_check CHECK (single);

ALTER TABLE node
  ADD CONSTRAINT node_hashes_check CHECK (octet_length(hashes) > 0 AND (octet_length(hashes) % 32) = 0);

ALTER TABLE node
  ADD CONSTRAINT node_pkey PRIMARY KEY (level, index);

ALTER TABLE node_0
  ADD CONSTRAINT node_0_pkey PRIMARY KEY (level, index);

ALTER TABLE node_0
  ADD CONSTRAINT node_hashes_check CHECK (octet_length(hashes) > 0 AND (octet_length(hashes) % 32) = 0);

ALTER TABLE node_1
  ADD CONSTRAINT node_1_pkey PRIMARY KEY (level, index);

ALTER TABLE node_1
  ADD CONSTRAINT node_hashes_check CHECK (octet_length(hashes) > 0 AND (octet_length(hashes) % 32) = 0);

ALTER TABLE node_2
  ADD CONSTRAINT node_2_pkey PRIMARY KEY (level, index);

ALTER TABLE node_2
  ADD CONSTRAINT node_hashes_check CHECK (octet_length(hashes) > 0 AND (octet_length(hashes) % 32) = 0);

ALTER TABLE outbox_answer
  ADD CONSTRAINT outbox_answer_pkey PRIMARY KEY (message_id, destination);

ALTER TABLE outbox_delivery
  ADD CONSTRAINT outbox_delivery_pkey PRIMARY KEY (message_id, destination);

ALTER TABLE outbox_lane
  ADD CONSTRAINT outbox_lane_pkey PRIMARY KEY (destination);

ALTER TABLE outbox_message
  ADD CONSTRAINT outbox_message_pkey PRIMARY KEY (id);

ALTER TABLE reconcile_difference
  ADD CONSTRAINT reconcile_difference_pkey PRIMARY KEY (partner, day, prefix);

ALTER TABLE replay
  ADD CONSTRAINT replay_per_second_check CHECK (per_second >= 1 AND per_second <= 100);

ALTER TABLE replay
  ADD CONSTRAINT replay_pkey PRIMARY KEY (id);

ALTER TABLE replay
  ADD CONSTRAINT replay_state_check CHECK (state = ANY (ARRAY['planned'::text, 'running'::text, 'paused'::text, 'done'::text, 'stopped'::text]));

ALTER TABLE replay
  ADD CONSTRAINT replay_what_check CHECK (what = ANY (ARRAY['copies'::text, 'dead-letters'::text]));

ALTER TABLE replay_item
  ADD CONSTRAINT replay_item_pkey PRIMARY KEY (replay_id, place);

ALTER TABLE replay_item
  ADD CONSTRAINT replay_item_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'begun'::text, 'done'::text, 'failed'::text, 'left'::text]));

ALTER TABLE witness_lease
  ADD CONSTRAINT witness_lease_pkey PRIMARY KEY (single);

ALTER TABLE witness_lease
  ADD CONSTRAINT witness_lease_single_check CHECK (single);

ALTER TABLE witness_refusal
  ADD CONSTRAINT witness_refusal_pkey PRIMARY KEY (id);

CREATE INDEX inbox_message_parked ON public.inbox_message USING btree (sender, subject, sequence) WHERE (state = 'parked'::text);

CREATE INDEX leaf_0_subject ON public.leaf_0 USING btree (subject, index) WHERE (subject IS NOT NULL);

CREATE INDEX leaf_1_subject_index_idx ON public.leaf_1 USING btree (subject, index) WHERE (subject IS NOT NULL);

CREATE INDEX leaf_2_subject_index_idx ON public.leaf_2 USING btree (subject, index) WHERE (subject IS NOT NULL);

CREATE INDEX leaf_subject ON ONLY public.leaf USING btree (subject, index) WHERE (subject IS NOT NULL);

CREATE INDEX outbox_answer_refused ON public.outbox_answer USING btree (destination) WHERE (refusal IS NOT NULL);

CREATE INDEX outbox_delivery_due ON public.outbox_delivery USING btree (destination, due_at);

CREATE UNIQUE INDEX replay_item_once ON public.replay_item USING btree (item, destination) WHERE (state = ANY (ARRAY['waiting'::text, 'begun'::text]));

CREATE OR REPLACE FUNCTION public.extend_log()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  DECLARE
    parent text;
    part text;
    start bigint;
    made integer := 0;
  BEGIN
    PERFORM pg_advisory_xact_lock(5180203);
    FOREACH parent IN ARRAY ARRAY['leaf', 'answer', 'node', 'checkpoint'] LOOP
      -- Two parts ahead of the head, and never one that would overlap the first.
      FOR start IN
        SELECT generate_series(size / log_part_size() * log_part_size(),
                               (size / log_part_size() + 2) * log_part_size(), log_part_size()) FROM log_head
      LOOP
        part := parent || '_' || start / log_part_size();
        CONTINUE WHEN to_regclass(part) IS NOT NULL OR EXISTS (
          SELECT FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
          WHERE inhparent = parent::regclass
            AND substring(pg_get_expr(relpartbound, pg_class.oid) FROM 'FROM \(''(\d+)''\)')::bigint <= start
            AND substring(pg_get_expr(relpartbound, pg_class.oid) FROM 'TO \(''(\d+)''\)')::bigint > start);
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part, parent || '_0');
        IF parent = 'leaf' THEN EXECUTE format('ALTER TABLE %I SET (toast_tuple_target = 8160)', part); END IF;
        EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting()', part);
        EXECUTE format('ALTER TABLE %I ENABLE ALWAYS TRIGGER append_only', part);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%s) TO (%s)',
          parent, part, start, start + log_part_size());
        made := made + 1;
      END LOOP;
    END LOOP;
    RETURN made;
  END $function$;

CREATE OR REPLACE FUNCTION public.log_part_size()
 RETURNS bigint
 LANGUAGE sql
 IMMUTABLE
AS $function$SELECT 10000000::bigint$function$;

CREATE OR REPLACE FUNCTION public.refuse_rewriting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    RAISE EXCEPTION 'The audit log only grows: % of table "%" is refused', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'insufficient_privilege', HINT = 'What was wrong is set right by a further entry.';
  END $function$;

CREATE OR REPLACE FUNCTION public.refuse_shrinking()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF NEW.size <= OLD.size THEN
      RAISE EXCEPTION 'The audit log only grows: its head may not move from % to %', OLD.size, NEW.size
        USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $function$;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON answer FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE answer ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON answer_0 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE answer_0 ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON answer_1 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE answer_1 ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON answer_2 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE answer_2 ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE checkpoint ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON checkpoint_0 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE checkpoint_0 ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON checkpoint_1 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE checkpoint_1 ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON checkpoint_2 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE checkpoint_2 ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON cosigned_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE cosigned_checkpoint ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON leaf FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE leaf ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON leaf_0 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE leaf_0 ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON leaf_1 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE leaf_1 ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON leaf_2 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE leaf_2 ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER head_grows BEFORE UPDATE ON log_head FOR EACH ROW EXECUTE FUNCTION refuse_shrinking();
ALTER TABLE log_head ENABLE ALWAYS TRIGGER head_grows;

CREATE TRIGGER one_head BEFORE DELETE OR TRUNCATE ON log_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE log_head ENABLE ALWAYS TRIGGER one_head;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON node FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE node ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON node_0 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE node_0 ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON node_1 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE node_1 ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON node_2 FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE node_2 ENABLE ALWAYS TRIGGER append_only;

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON witness_refusal FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE witness_refusal ENABLE ALWAYS TRIGGER append_only;
