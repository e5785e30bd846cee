import { AGENCY_INBOUND, EVENT_TYPES, isReceipt, type EventType, type PartyId } from '@enlace/contracts';
import {
  InboxProcessor,
  Outbox1764000000000,
  OutboxRelay,
  OutboxWriter,
  ReceiptHandler,
  RefusalHandler,
  RelaySignal,
  UnitOfWork,
  indexHandlers,
  type InboundHandler,
  type InboundMessage,
  type JobSender,
  type LeafPromises,
  type MessageCodec,
  type RelayOptions,
} from '@enlace/outbox';
import { createDataSource, openDatabase } from '@enlace/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { createDatabase } from '../../../test/support/database.js';
import type { Party } from './parties.js';

export interface DeliveryRow {
  readonly id: string;
  readonly type: string;
  readonly destination: string;
  readonly state: 'open' | 'done' | 'refused';
  readonly attempts: number;
  readonly answerId: string | null;
  readonly refusal: string | null;
  readonly leaf: string | null;
  readonly digest: string;
  readonly body: string;
  /** Seconds until it is due. */
  readonly wait: number;
}

export interface ArrivalRow {
  readonly id: string;
  readonly type: string;
  readonly sender: string;
  readonly state: 'applied' | 'parked' | 'refused';
  readonly answerId: string | null;
}

export interface DeadLetterRow {
  readonly digest: string;
  readonly source: string | null;
  readonly claimedId: string | null;
  readonly code: string;
  readonly body: Buffer;
  readonly seen: number;
  readonly answerId: string | null;
}

/**
 * Writes one row a message, without a key that could hide a second one. `trouble` comes after the row is written, so
 * that what it throws must take the row along.
 */
class Recorder implements InboundHandler {
  trouble: (message: InboundMessage) => void | Promise<void> = () => undefined;

  constructor(
    readonly types: readonly EventType[],
    private readonly promisesLeaves: boolean,
  ) {}

  async apply(messages: readonly InboundMessage[], tx: EntityManager): Promise<LeafPromises> {
    const leaves = new Map<string, number>();
    for (const message of messages) {
      const [row] = await tx.query<{ position: number }[]>(
        'INSERT INTO effect (message_id, subject) VALUES ($1, $2) RETURNING position',
        [message.envelope.id, message.envelope.subject ?? null],
      );
      if (this.promisesLeaves && row) leaves.set(message.digest, row.position);
      await this.trouble(message);
    }
    return leaves;
  }
}

/** Keeps what undid a transaction: a deadlock that a second try heals would pass unseen otherwise. */
class WatchedWork extends UnitOfWork {
  readonly rollbacks: unknown[] = [];

  override run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return super.run(work).catch((error: unknown) => {
      this.rollbacks.push(error);
      throw error;
    });
  }
}

/** One party as it is in production, over a database of its own; only what a message does is written down, not done. */
export class House {
  readonly signal = new RelaySignal();
  readonly errors: unknown[] = [];
  readonly work: WatchedWork;
  readonly outbox: OutboxWriter;
  readonly inbox: InboxProcessor;
  readonly recorder: Recorder;
  private readonly relays: OutboxRelay[] = [];

  private constructor(
    readonly party: PartyId,
    readonly codec: MessageCodec,
    readonly database: DataSource,
    private readonly drop: () => Promise<void>,
  ) {
    const isAudit = party === 'audit';
    const types = isAudit ? EVENT_TYPES : AGENCY_INBOUND.filter((type) => !isReceipt(type));
    this.recorder = new Recorder(types, isAudit);
    this.work = new WatchedWork(database, this.signal);
    this.outbox = new OutboxWriter(codec);
    this.inbox = this.createInbox(codec);
  }

  static async open({ id, codec }: Party): Promise<House> {
    const { url, drop } = await createDatabase(`outbox_${id}`);
    const database = createDataSource({ url, applicationName: id, migrations: [Outbox1764000000000] });
    await openDatabase(database);
    await database.query(
      'CREATE TABLE effect (position serial PRIMARY KEY, message_id uuid NOT NULL, subject text)',
    );
    return new House(id, codec, database, drop);
  }

  /** Another worker of the same party, over the same tables. */
  createInbox(codec = this.codec, outbox = this.outbox): InboxProcessor {
    const isAudit = this.party === 'audit';
    const handlers = isAudit ? [this.recorder] : [this.recorder, new ReceiptHandler(), new RefusalHandler()];
    const index = indexHandlers(handlers, isAudit ? EVENT_TYPES : AGENCY_INBOUND);
    const options = { ordered: !isAudit, now: () => Date.now() };
    return new InboxProcessor(codec, this.work, outbox, index, options);
  }

  startRelay(sender: JobSender, options: Partial<RelayOptions> = {}): OutboxRelay {
    const relay = new OutboxRelay(this.database, sender, this.signal, {
      party: this.party,
      retry: { baseSeconds: 0.1, capSeconds: 0.4 },
      batch: 100,
      pollMilliseconds: 20,
      onError: (error) => this.errors.push(error),
      ...options,
    });
    this.relays.push(relay);
    relay.start();
    return relay;
  }

  async stopRelays(): Promise<void> {
    await Promise.all(this.relays.splice(0).map((relay) => relay.stop()));
  }

  async close(): Promise<void> {
    await this.stopRelays();
    await this.database.destroy();
    await this.drop();
  }

  /** Ids of the messages that had an effect, in the order in which they had it; of one case or of all. */
  async effects(subject?: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      'SELECT message_id AS id FROM effect WHERE $1::text IS NULL OR subject = $1 ORDER BY position',
      [subject ?? null],
    );
    return rows.map((row) => row.id);
  }

  deliveries(messageId?: string): Promise<DeliveryRow[]> {
    return this.database.query<DeliveryRow[]>(
      `SELECT message_id AS id, type, destination, state, attempts, answer_id AS "answerId", refusal, leaf, digest, body,
              extract(epoch FROM due_at - now())::float8 AS wait
       FROM outbox_delivery JOIN outbox_message ON id = message_id
       WHERE $1::uuid IS NULL OR id = $1 ORDER BY position, destination <> recipient`,
      [messageId ?? null],
    );
  }

  async delivery(messageId: string, destination: PartyId): Promise<DeliveryRow> {
    const row = (await this.deliveries(messageId)).find((it) => it.destination === destination);
    if (!row) throw new Error(`No copy of the message for ${destination} is in the outbox.`);
    return row;
  }

  /** @param sender needed where two parties used one id */
  async arrival(messageId: string, sender?: PartyId): Promise<ArrivalRow | undefined> {
    const [row] = await this.database.query<ArrivalRow[]>(
      `SELECT id, type, sender, state, answer_id AS "answerId" FROM inbox_message
       WHERE id = $1 AND ($2::text IS NULL OR sender = $2)`,
      [messageId, sender ?? null],
    );
    return row;
  }

  async deadLetter(digest: string): Promise<DeadLetterRow | undefined> {
    const [row] = await this.database.query<DeadLetterRow[]>(
      `SELECT digest, claimed_source AS source, claimed_id AS "claimedId", code, body, seen, answer_id AS "answerId"
       FROM dead_letter WHERE digest = $1`,
      [digest],
    );
    return row;
  }

  /** How many rows a table has. */
  async count(table: string): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM ${table}`,
    );
    return row?.count ?? 0;
  }

  /** Forgets all rows, so that a test can count from nothing. */
  async clear(): Promise<void> {
    this.recorder.trouble = () => undefined;
    this.errors.length = 0;
    this.work.rollbacks.length = 0;
    await this.database.query(
      'TRUNCATE outbox_message, outbox_delivery, inbox_message, inbox_sequence, dead_letter, effect RESTART IDENTITY',
    );
  }
}

/** A job as it comes out of the broker. */
export function jobOf(source: PartyId, ...messages: readonly string[]): unknown {
  return { source, messages };
}
