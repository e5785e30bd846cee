import { AGENCY_INBOUND, EVENT_TYPES, isReceipt, type EventType, type PartyId } from '@enlace/contracts';
import {
  Acknowledgement1764700000000,
  Departures,
  InboxProcessor,
  Outbox1764000000000,
  PlainBody1764800000000,
  OutboxRelay,
  OutboxWriter,
  ReceiptHandler,
  RefusalHandler,
  KeyStatement1764600000000,
  Reconcile1764200000000,
  ReconcileHandler,
  Replay1764100000000,
  StartLedger,
  UnitOfWork,
  indexHandlers,
  type InboundHandler,
  type InboundMessage,
  type JobSender,
  type LeafPromises,
  type MessageCodec,
  type RelayOptions,
  type RetryPolicy,
} from '@enlace/outbox';
import { createDataSource, openDatabase } from '@enlace/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { createDatabase } from '../../../test/support/database.js';
import { claimDeliveries, type ClaimedDelivery } from '../src/relay/delivery.claim.js';
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

/** What is about a case; how the mail itself fares is for handlers of the outbox. */
function isRecorded(type: EventType): boolean {
  return !isReceipt(type) && type !== 'exchange.reconciled.v1';
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
  readonly departures = new Departures();
  readonly errors: unknown[] = [];
  readonly work: WatchedWork;
  readonly outbox: OutboxWriter;
  /** Whose copies are not due again in the time of a test, so that what was sent can be counted. */
  readonly patient: OutboxWriter;
  readonly inbox: InboxProcessor;
  readonly recorder: Recorder;
  /** What its answers are dated by. */
  clock = Date.now;
  private readonly relays: OutboxRelay[] = [];
  private readonly ledgers: StartLedger[] = [];

  private constructor(
    readonly party: PartyId,
    readonly codec: MessageCodec,
    readonly database: DataSource,
    private readonly drop: () => Promise<void>,
  ) {
    const isAudit = party === 'audit';
    const types = isAudit ? EVENT_TYPES : AGENCY_INBOUND.filter(isRecorded);
    this.recorder = new Recorder(types, isAudit);
    this.work = new WatchedWork(database, this.departures);
    this.outbox = new OutboxWriter(codec, this.departures, RETRY);
    this.patient = new OutboxWriter(codec, this.departures, { baseSeconds: 60, capSeconds: 60 });
    this.inbox = this.createInbox(codec);
  }

  static async open({ id, codec }: Party): Promise<House> {
    const { url, drop } = await createDatabase(`outbox_${id}`);
    const migrations = [
      Outbox1764000000000,
      Replay1764100000000,
      Reconcile1764200000000,
      KeyStatement1764600000000,
      Acknowledgement1764700000000,
      PlainBody1764800000000,
    ];
    const database = createDataSource({ url, applicationName: id, migrations });
    await openDatabase(database);
    await database.query(
      'CREATE TABLE effect (position serial PRIMARY KEY, message_id uuid NOT NULL, subject text)',
    );
    return new House(id, codec, database, drop);
  }

  /** Another worker of the same party, over the same tables. */
  createInbox(codec = this.codec, outbox = this.outbox, starts = this.newLedger()): InboxProcessor {
    const isAudit = this.party === 'audit';
    const own = [
      new ReceiptHandler(this.departures),
      new RefusalHandler(this.departures),
      new ReconcileHandler(outbox, { settle: 0, now: Date.now }),
    ];
    const handlers = isAudit ? [this.recorder] : [this.recorder, ...own];
    const index = indexHandlers(handlers, isAudit ? EVENT_TYPES : AGENCY_INBOUND);
    const options = { ordered: !isAudit, now: () => this.clock() };
    return new InboxProcessor(codec, this.work, outbox, index, starts, options);
  }

  /** A worker in a process of its own that dies with its work: it takes back no mark. */
  createMortalInbox(): { readonly inbox: InboxProcessor; readonly die: () => Promise<void> } {
    const starts = this.newLedger();
    starts.release = () => new Promise<void>((_, reject) => reject(new Error('Nobody is there any more.')));
    return { inbox: this.createInbox(this.codec, this.outbox, starts), die: () => starts.close() };
  }

  /** Each holds a connection of the pool from its first use on. */
  private newLedger(): StartLedger {
    const ledger = new StartLedger(this.database);
    this.ledgers.push(ledger);
    return ledger;
  }

  startRelay(sender: JobSender, options: Partial<RelayOptions> = {}): OutboxRelay {
    const relay = new OutboxRelay(this.database, sender, this.departures, {
      party: this.party,
      retry: RETRY,
      batch: 100,
      pollMilliseconds: 20,
      onError: (error) => this.errors.push(error),
      overdueAttempts: 6,
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
      `SELECT id, type, place.destination, message.digest, body, answer_id AS "answerId", refusal, leaf,
         coalesce(copy.attempts, answer.attempts) AS attempts,
         CASE WHEN copy.message_id IS NOT NULL THEN 'open' WHEN refusal IS NULL THEN 'done' ELSE 'refused' END AS state,
         extract(epoch FROM due_at - now())::float8 AS wait
       FROM outbox_message message
       CROSS JOIN LATERAL (SELECT DISTINCT unnest(ARRAY[recipient, $2::text]) AS destination) place
       LEFT JOIN outbox_delivery copy ON copy.message_id = id AND copy.destination = place.destination
       LEFT JOIN outbox_answer answer ON answer.message_id = id AND answer.destination = place.destination
       WHERE place.destination IS NOT NULL AND ($1::uuid IS NULL OR id = $1)
       ORDER BY position, place.destination <> recipient`,
      [messageId ?? null, this.party === 'audit' ? null : 'audit'],
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

  /** As if the time of every copy had come. */
  async makeDue(): Promise<void> {
    await this.database.query('UPDATE outbox_delivery SET due_at = now()');
  }

  /** Claims what is due for all destinations, as a relay does. */
  async claim(limit: number, retry: RetryPolicy, database = this.database): Promise<ClaimedDelivery[]> {
    const destinations = ['onpar', 'audit', 'senafront'] as const;
    const claims = await Promise.all(
      destinations.map((destination) => claimDeliveries(database, destination, limit, retry)),
    );
    return claims.flat();
  }

  /** Forgets all rows, so that a test can count from nothing. */
  async clear(): Promise<void> {
    this.recorder.trouble = () => undefined;
    this.clock = Date.now;
    await Promise.all(this.ledgers.map((ledger) => ledger.close()));
    this.errors.length = 0;
    this.work.rollbacks.length = 0;
    await this.database.query(
      `TRUNCATE outbox_message, outbox_delivery, outbox_answer, outbox_lane, inbox_message, inbox_sequence, inbox_hand,
         inbox_suspect, dead_letter, reconcile_difference, difference_acknowledgement, replay, replay_item, effect
         RESTART IDENTITY`,
    );
    await this.database.query(`UPDATE inbox_horizon SET first = '00000000-0000-0000-0000-000000000000'`);
  }
}

/** Quick to repeat itself. */
const RETRY = { baseSeconds: 0.1, capSeconds: 0.4 };

/** A job as it comes out of the broker. */
export function jobOf(source: PartyId, ...messages: readonly string[]): unknown {
  return { source, messages };
}
