import { EVENT_TYPES, type EventData } from '@enlace/contracts';
import {
  InboxProcessor,
  OutboxWriter,
  Departures,
  StartLedger,
  UnitOfWork,
  ReconcileHandler,
  indexHandlers,
} from '@enlace/outbox';
import { createDataSource, openDatabase } from '@enlace/platform';
import { EphemeralKeys, digestOf, openMessage, sealMessages, verifyMessage } from '@enlace/security';
import type { DataSource } from 'typeorm';
import { createBlindCodec } from '../src/ingest/blind.codec.js';
import { IngestHandler } from '../src/ingest/ingest.handler.js';
import { AUDIT_MIGRATIONS } from '../src/audit.module.js';
import { LEAF_SET } from '../src/store/leaf.set.js';
import type { Parties } from './parties.js';

/** The audit's inbox on a real database, as one process has it; open two on one database for two processes. */
export interface AuditStore {
  readonly db: DataSource;
  readonly inbox: InboxProcessor;
  leaves(): Promise<StoredLeaf[]>;
  /** What the audit has answered so far, read back as its addressee would. */
  receipts(): Promise<EventData<'message.receipted.v1'>['receipts']>;
}

export interface StoredLeaf {
  readonly index: number;
  readonly id: string;
  readonly body: string;
}

export async function openAuditStore(url: string, parties: Parties): Promise<AuditStore> {
  const { rings, directory } = parties;
  const db = createDataSource({
    url,
    applicationName: 'audit-test',
    migrations: AUDIT_MIGRATIONS,
  });
  await openDatabase(db);
  const ephemerals = new EphemeralKeys();
  const codec = createBlindCodec({
    party: 'audit',
    seal: (drafts) => sealMessages(drafts, rings.audit, directory, ephemerals),
    verify: (jws) => verifyMessage(jws, directory),
    open: () => {
      throw new Error('The audit opened a message');
    },
    digest: digestOf,
  });
  const outbox = new OutboxWriter(codec, new Departures(), { baseSeconds: 5, capSeconds: 300 });
  const reconciliation = new ReconcileHandler(outbox, { settle: 0, now: Date.now, holdings: LEAF_SET });
  const inbox = new InboxProcessor(
    codec,
    new UnitOfWork(db, new Departures()),
    outbox,
    indexHandlers([new IngestHandler(reconciliation)], EVENT_TYPES),
    new StartLedger(db),
    { ordered: false, now: Date.now },
  );
  return { db, inbox, leaves: () => readLeaves(db), receipts: () => readReceipts(db, parties) };
}

async function readLeaves(db: DataSource): Promise<StoredLeaf[]> {
  const rows = await db.query<{ index: string; id: string; body: string }[]>(
    'SELECT index, message_id AS id, body FROM leaf ORDER BY index',
  );
  return rows.map((row) => ({ ...row, index: Number(row.index) }));
}

async function readReceipts(
  db: DataSource,
  { rings, directory }: Parties,
): Promise<EventData<'message.receipted.v1'>['receipts']> {
  const answers = await db.query<{ body: string; recipient: 'senafront' | 'onpar' }[]>(
    `SELECT body, recipient FROM outbox_message WHERE type = 'message.receipted.v1' ORDER BY position`,
  );
  return answers.flatMap(({ body, recipient }) => {
    const opened = openMessage(verifyMessage(body, directory), rings[recipient]);
    return opened.type === 'message.receipted.v1' ? opened.data.receipts : [];
  });
}
