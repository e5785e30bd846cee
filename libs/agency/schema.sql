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

CREATE TABLE demand (
  case_code text NOT NULL,
  kind text NOT NULL,
  message_id uuid NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  confirmed_at timestamp with time zone
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

CREATE TABLE emergency_read (
  id uuid NOT NULL,
  case_code text NOT NULL,
  reason text NOT NULL,
  asked_by text NOT NULL,
  asked_role text NOT NULL,
  asked_at timestamp with time zone NOT NULL,
  decision text,
  decided_by text,
  decided_role text,
  decided_at timestamp with time zone
);

CREATE TABLE flag (
  id uuid NOT NULL,
  officer text NOT NULL,
  place text NOT NULL,
  flagged_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone DEFAULT now() NOT NULL,
  data_key text,
  content bytea,
  case_codes text[] DEFAULT '{}'::text[] NOT NULL,
  withdrawn_at timestamp with time zone
);

CREATE TABLE idempotency_key (
  actor text NOT NULL,
  key text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  flag_id uuid,
  data_key text,
  answer bytea
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

CREATE TABLE information_given (
  day date NOT NULL,
  place text NOT NULL,
  count integer NOT NULL
);

CREATE TABLE key_statement (
  partner text NOT NULL,
  said_at timestamp with time zone NOT NULL,
  keys text[] NOT NULL
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

CREATE TABLE override_given (
  day date NOT NULL,
  ground text NOT NULL,
  count integer NOT NULL
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

CREATE TABLE referral (
  case_code text NOT NULL,
  "position" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  direction text NOT NULL,
  agency text NOT NULL,
  office text,
  status text NOT NULL,
  flag_id uuid,
  code_only boolean NOT NULL,
  person_count integer NOT NULL,
  acknowledge_hours integer NOT NULL,
  contact_hours integer NOT NULL,
  acknowledge_by timestamp with time zone NOT NULL,
  contact_by timestamp with time zone NOT NULL,
  received_at timestamp with time zone,
  message_id uuid NOT NULL,
  correlation_id uuid NOT NULL,
  sequence_out integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  data_key text,
  content bytea,
  erased_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  requested_by text
);

CREATE TABLE referral_event (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  case_code text NOT NULL,
  type text NOT NULL,
  at timestamp with time zone NOT NULL,
  agency text NOT NULL,
  actor text,
  status text,
  reason text,
  note bytea
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

ALTER TABLE access_session
  ADD CONSTRAINT access_session_id_hash_check CHECK (octet_length(id_hash) = 32);

ALTER TABLE access_session
  ADD CONSTRAINT access_session_pkey PRIMARY KEY (id_hash);

ALTER TABLE dead_letter
  ADD CONSTRAINT dead_letter_pkey PRIMARY KEY (digest);

ALTER TABLE demand
  ADD CONSTRAINT demand_pkey PRIMARY KEY (case_code, kind);

ALTER TABLE difference_acknowledgement
  ADD CONSTRAINT difference_acknowledgement_beyond_check CHECK (beyond > 0);

ALTER TABLE difference_acknowledgement
  ADD CONSTRAINT difference_acknowledgement_pkey PRIMARY KEY (partner, day);

ALTER TABLE emergency_read
  ADD CONSTRAINT emergency_read_check CHECK (decided_by <> asked_by);

ALTER TABLE emergency_read
  ADD CONSTRAINT emergency_read_check1 CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL));

ALTER TABLE emergency_read
  ADD CONSTRAINT emergency_read_decision_check CHECK (decision = ANY (ARRAY['approved'::text, 'declined'::text]));

ALTER TABLE emergency_read
  ADD CONSTRAINT emergency_read_pkey PRIMARY KEY (id);

ALTER TABLE flag
  ADD CONSTRAINT flag_pkey PRIMARY KEY (id);

ALTER TABLE idempotency_key
  ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (actor, key);

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

ALTER TABLE information_given
  ADD CONSTRAINT information_given_pkey PRIMARY KEY (day, place);

ALTER TABLE key_statement
  ADD CONSTRAINT key_statement_pkey PRIMARY KEY (partner);

ALTER TABLE outbox_answer
  ADD CONSTRAINT outbox_answer_pkey PRIMARY KEY (message_id, destination);

ALTER TABLE outbox_delivery
  ADD CONSTRAINT outbox_delivery_pkey PRIMARY KEY (message_id, destination);

ALTER TABLE outbox_lane
  ADD CONSTRAINT outbox_lane_pkey PRIMARY KEY (destination);

ALTER TABLE outbox_message
  ADD CONSTRAINT outbox_message_pkey PRIMARY KEY (id);

ALTER TABLE override_given
  ADD CONSTRAINT override_given_pkey PRIMARY KEY (day, ground);

ALTER TABLE reconcile_difference
  ADD CONSTRAINT reconcile_difference_pkey PRIMARY KEY (partner, day, prefix);

ALTER TABLE referral
  ADD CONSTRAINT referral_direction_check CHECK (direction = ANY (ARRAY['sent'::text, 'received'::text]));

ALTER TABLE referral
  ADD CONSTRAINT referral_pkey PRIMARY KEY (case_code);

ALTER TABLE referral
  ADD CONSTRAINT referral_status_check CHECK (status = ANY (ARRAY['requested'::text, 'received'::text, 'accepted'::text, 'returned'::text, 'in-progress'::text, 'completed'::text, 'failed'::text, 'cancelled'::text, 'closed'::text]));

ALTER TABLE referral_event
  ADD CONSTRAINT referral_event_pkey PRIMARY KEY (case_code, id);

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

CREATE VIEW referral_timeline AS
 SELECT referral.case_code,
    0::bigint AS id,
    'referral.requested.v1'::text AS type,
    referral.created_at AS at,
    referral.agency,
    referral.requested_by AS actor,
    'requested'::text AS status,
    NULL::text AS reason
   FROM referral
UNION ALL
 SELECT referral_event.case_code,
    referral_event.id,
    referral_event.type,
    referral_event.at,
    referral_event.agency,
    referral_event.actor,
    referral_event.status,
    referral_event.reason
   FROM referral_event;

CREATE INDEX demand_open ON public.demand USING btree (kind, asked_at) WHERE (confirmed_at IS NULL);

CREATE INDEX emergency_read_list ON public.emergency_read USING btree (asked_at DESC);

CREATE INDEX inbox_message_parked ON public.inbox_message USING btree (sender, subject, sequence) WHERE (state = 'parked'::text);

CREATE INDEX outbox_answer_refused ON public.outbox_answer USING btree (destination) WHERE (refusal IS NOT NULL);

CREATE INDEX outbox_delivery_due ON public.outbox_delivery USING btree (destination, due_at);

CREATE INDEX referral_list ON public.referral USING btree (direction, "position");

CREATE UNIQUE INDEX replay_item_once ON public.replay_item USING btree (item, destination) WHERE (state = ANY (ARRAY['waiting'::text, 'begun'::text]));
