import { Column, CreateDateColumn, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** What happened. */
@Entity('flag')
export class NaiveFlag {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  officer!: string;

  @Column('json')
  content!: object;

  @CreateDateColumn({ type: 'timestamptz', name: 'recorded_at' })
  recordedAt!: Date;
}

@Entity('referral')
export class NaiveReferral {
  @PrimaryColumn('text', { name: 'case_code' })
  caseCode!: string;

  @Column('text')
  agency!: string;

  @Column('text')
  status!: string;

  @Column('json')
  content!: object;

  @CreateDateColumn({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}

/** That it happened. */
@Entity('audit')
export class NaiveAudit {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  at!: Date;

  @Column('text')
  actor!: string;

  @Column('text')
  action!: string;

  @Column('text', { name: 'case_code' })
  caseCode!: string;

  @Column('json')
  data!: object;
}

@Entity('outbox')
export class NaiveOutbox {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: string;

  @Column('json')
  data!: object;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;
}

export const NAIVE_ENTITIES = [NaiveFlag, NaiveReferral, NaiveAudit, NaiveOutbox];

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
