import { type AgencyId, type PartyId } from '@enlace/contracts';
import {
  OutboxWriter,
  Departures,
  UnitOfWork,
  type InboundHandler,
  type InboundMessage,
  type MessageCodec,
} from '@enlace/outbox';
import { createDataSource, openDatabase } from '@enlace/platform';
import { RecordVault, openMessage, verifyMessage, type OpenedMessage } from '@enlace/security';
import type { DataSource } from 'typeorm';
import { createDatabase } from '../../../test/support/database.js';
import { AGENCY_MIGRATIONS } from '../src/migrations/agency.migrations.js';
import type { AgencyProfile } from '../src/agency.profile.js';
import { AmendmentService } from '../src/commands/amendment.service.js';
import { ErasureRecorder } from '../src/commands/erasure.recorder.js';
import { ErasureService } from '../src/commands/erasure.service.js';
import { FlagService } from '../src/commands/flag.service.js';
import { ReferralService } from '../src/commands/referral.service.js';
import { WithdrawalRecorder } from '../src/commands/withdrawal.recorder.js';
import { WithdrawalService } from '../src/commands/withdrawal.service.js';
import { DirectoryService } from '../src/directory/directory.service.js';
import { EmergencyService } from '../src/emergency/emergency.service.js';
import { AmendedHandler } from '../src/handlers/amended.handler.js';
import { ErasedHandler } from '../src/handlers/erased.handler.js';
import { RequestedHandler } from '../src/handlers/requested.handler.js';
import { StatusHandler } from '../src/handlers/status.handler.js';
import { WithdrawnHandler } from '../src/handlers/withdrawn.handler.js';
import { createCodec } from '../src/party/party.codec.js';
import type { PartyConfig } from '../src/party/party.config.js';
import { FiguresReader } from '../src/store/figures.reader.js';
import { RecordEraser } from '../src/store/record.eraser.js';
import { ReferralReader } from '../src/store/referral.reader.js';
import { readNotes } from './notes.reader.js';
import type { Parties } from './parties.js';

export interface PostedMessage {
  readonly id: string;
  readonly type: string;
  readonly recipient: PartyId;
  readonly subject: string | null;
  readonly sequence: number | null;
  readonly body: string;
  readonly destinations: readonly string[];
}

/** One agency as it is in production over a real database, without broker, queue and HTTP. */
export class House {
  readonly codec: MessageCodec;
  readonly vault: RecordVault;
  readonly outbox: OutboxWriter;
  readonly work: UnitOfWork;
  readonly reader: ReferralReader;
  readonly figures: FiguresReader;
  readonly directory: DirectoryService;
  readonly flags: FlagService;
  readonly referrals: ReferralService;
  readonly amendments: AmendmentService;
  readonly emergencies: EmergencyService;
  readonly requested: RequestedHandler;
  readonly amended: AmendedHandler;
  readonly status: StatusHandler;
  readonly erased: ErasedHandler;
  readonly withdrawn: WithdrawnHandler;
  readonly withdrawals: WithdrawalService;
  readonly erasing: ErasureRecorder;
  readonly erasures: ErasureService;

  private constructor(
    readonly config: PartyConfig,
    private readonly parties: Parties,
    readonly database: DataSource,
    private readonly drop: () => Promise<void>,
    profile: AgencyProfile,
  ) {
    this.codec = createCodec(config.ring, config.directory);
    if (!config.dataKeys) throw new Error('The test gave an agency no keys for its records.');
    this.vault = new RecordVault(config.dataKeys);
    const { vault } = this;
    const departures = new Departures();
    this.outbox = new OutboxWriter(this.codec, departures, config.retry);
    this.work = new UnitOfWork(database, departures);
    this.reader = new ReferralReader(database, vault, config);
    this.figures = new FiguresReader(database);
    this.directory = new DirectoryService(config);
    this.flags = new FlagService(this.work, this.outbox, this.directory, vault);
    this.referrals = new ReferralService(this.work, this.outbox, this.reader, vault, config);
    this.amendments = new AmendmentService(
      this.work,
      this.outbox,
      this.reader,
      this.directory,
      vault,
      config,
    );
    this.emergencies = new EmergencyService(this.work, this.outbox, this.reader);
    this.requested = new RequestedHandler(profile, vault);
    this.amended = new AmendedHandler(profile, vault);
    this.status = new StatusHandler();
    const withdrawing = new WithdrawalRecorder(this.outbox, config);
    this.withdrawn = new WithdrawnHandler(this.outbox, withdrawing);
    this.withdrawals = new WithdrawalService(this.work, database, withdrawing, config);
    this.erasing = new ErasureRecorder(this.outbox, new RecordEraser(vault, departures), config);
    this.erased = new ErasedHandler(this.outbox, this.erasing);
    this.erasures = new ErasureService(this.work, database, this.erasing, config);
  }

  static async open(
    parties: Parties,
    id: AgencyId,
    offices: readonly string[] = ['central'],
    changes: Partial<PartyConfig> = {},
  ): Promise<House> {
    const { url, drop } = await createDatabase(`agency_${id}`);
    const database = createDataSource({ url, applicationName: id, migrations: AGENCY_MIGRATIONS });
    await openDatabase(database);
    const config = parties.configOf(id, { databaseUrl: url, offices: { [id]: offices }, ...changes });
    return new House(config, parties, database, drop, { id, offices });
  }

  /** Hands messages to a handler as the inbox does, in one transaction. */
  async apply(handler: InboundHandler, ...messages: readonly InboundMessage[]): Promise<void> {
    await this.work.run((tx) => handler.apply(messages, tx));
  }

  /** What lies in the outbox, in order, with the places where each message must arrive. */
  posted(): Promise<PostedMessage[]> {
    return this.query<PostedMessage>(
      `SELECT id, type, recipient, subject, sequence, body,
         array(SELECT destination FROM outbox_delivery WHERE message_id = id ORDER BY destination) AS destinations
       FROM outbox_message ORDER BY position`,
    );
  }

  /** Reads a message as its recipient would. */
  open({ body, recipient }: PostedMessage): OpenedMessage {
    return openMessage(verifyMessage(body, this.parties.directory), this.parties.ringOf(recipient));
  }

  /** The texts that stay on this side, opened. */
  notes(caseCode: string): Promise<unknown[]> {
    return readNotes(caseCode, this.vault, (sql, values) => this.query(sql, [...values]));
  }

  query<T>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    return this.database.query<T[]>(sql, parameters);
  }

  async count(table: string): Promise<number> {
    const [row] = await this.query<{ count: number }>(`SELECT count(*)::integer AS count FROM ${table}`);
    return row?.count ?? 0;
  }

  /** How many rows every table has that a command may write. */
  async counts(): Promise<Record<string, number>> {
    const tables = [
      'flag',
      'referral',
      'referral_event',
      'outbox_message',
      'outbox_delivery',
      'idempotency_key',
    ];
    const counted = [];
    for (const table of [...tables, 'information_given'])
      counted.push([table, await this.count(table)] as const);
    return Object.fromEntries(counted);
  }

  /** Forgets everything, so that a test can count from nothing. */
  async clear(): Promise<void> {
    await this.query(
      `TRUNCATE flag, referral, referral_event, idempotency_key, information_given, override_given, outbox_message, outbox_delivery,
         outbox_answer, inbox_message, inbox_sequence, dead_letter, demand RESTART IDENTITY`,
    );
  }

  async close(): Promise<void> {
    await this.database.destroy();
    await this.drop();
  }
}

export const NOTHING = {
  flag: 0,
  referral: 0,
  referral_event: 0,
  outbox_message: 0,
  outbox_delivery: 0,
  idempotency_key: 0,
  information_given: 0,
} as const;
