import { beforeAll, describe, expect, it } from '@jest/globals';
import { AcknowledgementRequest, ReplayRequest, type Role } from '@enlace/contracts';
import type { OutboxWriter, UnitOfWork } from '@enlace/outbox';
import type { MetricsRegistry } from '@enlace/platform';
import type { RecordVault } from '@enlace/security';
import type { DataSource } from 'typeorm';
import { AmendmentService } from '../commands/amendment.service.js';
import type { ErasureRecorder } from '../commands/erasure.recorder.js';
import { ErasureService } from '../commands/erasure.service.js';
import { FlagService } from '../commands/flag.service.js';
import { ReferralService, type OfferedCommand } from '../commands/referral.service.js';
import type { WithdrawalRecorder } from '../commands/withdrawal.recorder.js';
import { WithdrawalService } from '../commands/withdrawal.service.js';
import { DirectoryService } from '../directory/directory.service.js';
import { EmergencyService } from '../emergency/emergency.service.js';
import { NoticeService } from '../operations/notice.service.js';
import type { OpenWorkReader } from '../operations/open.work.reader.js';
import { MetricsService } from '../operations/metrics.service.js';
import { AcknowledgementService } from '../mailroom/acknowledgement.service.js';
import { MailroomReader } from '../mailroom/mailroom.reader.js';
import type { OperationTeller } from '../mailroom/operation.teller.js';
import { ReplayService } from '../mailroom/replay.service.js';
import { RetentionService } from '../retention/retention.service.js';
import { FiguresReader } from '../store/figures.reader.js';
import { ReferralReader } from '../store/referral.reader.js';
import { flagOf } from '../../test/flags.js';
import { createParties } from '../../test/parties.js';
import { otherRoles, principal } from '../../test/principals.js';
import { refusalOf } from '../../test/refusal.js';
import { PERMISSIONS } from './permission.table.js';
import type { Principal } from './principal.js';

/** What nobody may touch before the caller is known to be allowed: the least thing asked of it fails the test. */
function untouchable(name: string): object {
  return new Proxy(
    {},
    {
      get: () => {
        throw new Error(`${name} was touched before the caller was refused.`);
      },
    },
  );
}

const CODE = '7KQ4-M2XD-H';
const UUID = 'a3bb189e-8bf9-4c1c-9c54-1f6b2b1c7d10';

interface Method {
  readonly name: string;
  readonly allowed: readonly Role[];
  readonly call: (caller: Principal) => unknown;
}

const methods: Method[] = [];

beforeAll(async () => {
  const parties = await createParties('senafront', 'onpar');
  const config = parties.configOf('senafront');
  const work = untouchable('The transaction') as UnitOfWork;
  const outbox = untouchable('The outbox') as OutboxWriter;
  const database = untouchable('The database') as DataSource;
  const vault = untouchable('The vault') as RecordVault;
  const directory = new DirectoryService(config);
  const reader = new ReferralReader(database, vault, config);
  const flags = new FlagService(work, outbox, directory, vault);
  const referrals = new ReferralService(work, outbox, reader, vault, config);
  const amendments = new AmendmentService(work, outbox, reader, directory, vault, config);
  const emergencies = new EmergencyService(work, outbox, reader);
  const recorder = untouchable('The recorder') as ErasureRecorder;
  const erasures = new ErasureService(work, database, recorder, config);
  const withdrawing = untouchable('The recorder') as WithdrawalRecorder;
  const withdrawals = new WithdrawalService(work, database, withdrawing, config);
  const retention = new RetentionService(work, database, recorder, { retentionDays: 1 });
  const mailroom = new MailroomReader(database, config);
  const teller = untouchable('The record') as OperationTeller;
  const replays = new ReplayService(work, database, teller, config);
  const acknowledgements = new AcknowledgementService(work, teller);
  const looked = AcknowledgementRequest.parse({
    partner: 'onpar',
    day: '2026-01-31',
    beyond: 1,
    why: 'copia',
  });
  const replay = ReplayRequest.parse({ what: 'copies', ids: [UUID], why: 'the key is pinned' });
  const move = (command: OfferedCommand): Method => ({
    name: `move to ${command}`,
    allowed: PERMISSIONS[`referral.${command}`],
    call: (caller) => referrals.move(caller, CODE, command),
  });
  methods.push(
    {
      name: 'create a flag',
      allowed: PERMISSIONS['flag.create'],
      call: (caller) => flags.create(caller, flagOf(), 'key-00000001'),
    },
    {
      name: 'preview a flag',
      allowed: PERMISSIONS['flag.preview'],
      call: (caller) => flags.preview(caller, flagOf()),
    },
    {
      name: 'read a referral',
      allowed: PERMISSIONS['referral.read'],
      call: (caller) => referrals.read(caller, CODE),
    },
    { name: 'find one', allowed: PERMISSIONS['referral.read'], call: (caller) => reader.find(caller, CODE) },
    {
      name: 'read its timeline',
      allowed: PERMISSIONS['referral.read'],
      call: (caller) => reader.timeline(caller, CODE),
    },
    {
      name: 'list them',
      allowed: PERMISSIONS['referral.list'],
      call: (caller) => reader.list(caller, { direction: 'received', limit: 1 }),
    },
    move('acknowledge'),
    move('accept'),
    move('return'),
    move('start'),
    move('complete'),
    move('fail'),
    move('cancel'),
    move('reopen'),
    {
      name: 'amend one',
      allowed: PERMISSIONS['referral.amend'],
      call: (caller) => amendments.amend(caller, CODE, flagOf()),
    },
    {
      name: 'withdraw from a flag',
      allowed: PERMISSIONS['flag.withdraw'],
      call: (caller) => withdrawals.withdrawFlag(caller, UUID),
    },
    {
      name: 'follow a withdrawal from a flag',
      allowed: PERMISSIONS['flag.withdraw'],
      call: (caller) => withdrawals.readFlag(caller, UUID),
    },
    {
      name: 'withdraw from a referral',
      allowed: PERMISSIONS['referral.withdraw'],
      call: (caller) => withdrawals.withdrawReferral(caller, CODE),
    },
    {
      name: 'follow a withdrawal',
      allowed: PERMISSIONS['referral.withdraw'],
      call: (caller) => withdrawals.readReferral(caller, CODE),
    },
    {
      name: 'erase a case',
      allowed: PERMISSIONS['record.erase'],
      call: (caller) => erasures.erase(caller, CODE, 'person-request'),
    },
    {
      name: 'erase a flag',
      allowed: PERMISSIONS['record.erase'],
      call: (caller) => erasures.eraseFlag(caller, UUID, 'person-request'),
    },
    {
      name: 'follow an erasure',
      allowed: PERMISSIONS['record.erase'],
      call: (caller) => erasures.read(caller, CODE),
    },
    {
      name: 'see what is due',
      allowed: PERMISSIONS['retention.read'],
      call: (caller) => retention.read(caller),
    },
    {
      name: 'erase what is due',
      allowed: PERMISSIONS['retention.run'],
      call: (caller) => retention.run(caller, { dryRun: false, limit: 1 }),
    },
    {
      name: 'read the figures',
      allowed: PERMISSIONS['figures.read'],
      call: (caller) => new FiguresReader(database).read(caller),
    },
    {
      name: 'read the notices',
      allowed: PERMISSIONS['directory.read'],
      call: (caller) =>
        new NoticeService(untouchable('The open work') as unknown as OpenWorkReader, config).list(caller),
    },
    {
      name: 'read the metrics',
      allowed: PERMISSIONS['metrics.read'],
      call: (caller) =>
        new MetricsService(untouchable('The registry') as unknown as MetricsRegistry).read(caller),
    },
    {
      name: 'list copies',
      allowed: PERMISSIONS['operations.read'],
      call: (caller) => mailroom.copies(caller, { state: 'open', limit: 1 }),
    },
    {
      name: 'list dead letters',
      allowed: PERMISSIONS['operations.read'],
      call: (caller) => mailroom.deadLetters(caller, { state: 'resolved', limit: 1 }),
    },
    {
      name: 'list differences',
      allowed: PERMISSIONS['operations.read'],
      call: (caller) => mailroom.differences(caller),
    },
    {
      name: 'acknowledge a difference',
      allowed: PERMISSIONS['operations.acknowledge'],
      call: (caller) => acknowledgements.acknowledge(caller, looked),
    },
    {
      name: 'list replays',
      allowed: PERMISSIONS['operations.read'],
      call: (caller) => replays.list(caller),
    },
    {
      name: 'replay',
      allowed: PERMISSIONS['operations.replay'],
      call: (caller) => replays.plan(caller, replay),
    },
    {
      name: 'stop a replay',
      allowed: PERMISSIONS['operations.replay'],
      call: (caller) => replays.move(caller, UUID, 'stop'),
    },
    {
      name: 'ask in an emergency',
      allowed: PERMISSIONS['emergency.ask'],
      call: (caller) => emergencies.ask(caller, { caseCode: CODE, reason: 'danger-to-life' }),
    },
    {
      name: 'approve an emergency',
      allowed: PERMISSIONS['emergency.decide'],
      call: (caller) => emergencies.decide(caller, UUID, 'approved'),
    },
    {
      name: 'read in an emergency',
      allowed: PERMISSIONS['emergency.read'],
      call: (caller) => emergencies.read(caller, UUID),
    },
    {
      name: 'list emergencies',
      allowed: PERMISSIONS['emergency.list'],
      call: (caller) => emergencies.list(caller),
    },
    {
      name: 'read the course of a referral',
      allowed: PERMISSIONS['referral.read'],
      call: (caller) => referrals.timeline(caller, CODE),
    },
    {
      name: 'list places',
      allowed: PERMISSIONS['directory.read'],
      call: (caller) => directory.places(caller),
    },
    {
      name: 'list agencies',
      allowed: PERMISSIONS['directory.read'],
      call: (caller) => directory.agencies(caller),
    },
  );
});

describe('every service refuses who may not, before it touches anything', () => {
  it('each method, each other role', async () => {
    const refused: string[] = [];
    for (const { name, allowed, call } of methods) {
      for (const role of otherRoles(allowed)) {
        const refusal = await refusalOf(() => call(principal(role)));
        expect(refusal.code).toBe('not-allowed');
        refused.push(`${role}: ${name}`);
      }
    }
    expect(refused).toEqual(
      expect.arrayContaining([
        'officer: erase a case',
        'case-worker: withdraw from a flag',
        'officer: withdraw from a referral',
        'officer: erase a flag',
        'operator: erase a case',
        'operator: erase what is due',
        'officer: move to acknowledge',
        'officer: move to accept',
        'officer: move to reopen',
        'focal-point: amend one',
        'case-worker: amend one',
        'officer: read the figures',
        'auditor: read the metrics',
        'auditor: list copies',
        'head-of-office: list dead letters',
        'auditor: replay',
        'head-of-office: stop a replay',
        'head-of-office: acknowledge a difference',
        'auditor: acknowledge a difference',
        'officer: ask in an emergency',
        'case-worker: approve an emergency',
        'auditor: approve an emergency',
        'operator: read in an emergency',
        'case-worker: list emergencies',
        'focal-point: create a flag',
        'case-worker: preview a flag',
        'operator: read a referral',
        'auditor: list them',
        'auditor: read its timeline',
      ]),
    );
  });

  it('and asks the store only for who may', async () => {
    for (const { name, allowed, call } of methods.filter(
      ({ name }) => !/list (places|agencies)|preview/.test(name),
    )) {
      for (const role of allowed) {
        // An officer may list, but not the side that came in: refused by the side, and before the database too.
        if (name === 'list them' && role === 'officer') continue;
        await expect(Promise.resolve().then(() => call(principal(role)))).rejects.toThrow(/was touched/);
      }
    }
  });

  it('the side of a list that is not the caller’s', async () => {
    const reader = new ReferralReader(
      untouchable('The database') as DataSource,
      untouchable('The vault') as RecordVault,
      { party: 'onpar' },
    );
    const query = { limit: 50 } as const;
    for (const [role, direction] of [
      ['officer', 'received'],
      ['focal-point', 'sent'],
      ['case-worker', 'sent'],
    ] as const) {
      const refusal = await refusalOf(() => reader.list(principal(role), { ...query, direction }));
      expect(refusal).toMatchObject({ code: 'not-allowed', field: 'direction' });
    }
  });
});
