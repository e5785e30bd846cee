import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EnlaceError } from '@enlace/contracts';
import type { Principal } from '../src/access/principal.js';
import type { OfferedCommand } from '../src/commands/referral.service.js';
import { House } from './agency.house.js';
import { flagOf } from './flags.js';
import { requested } from './messages.js';
import { createParties } from './parties.js';
import { officer, principal } from './principals.js';

const NOBODYS = '7KQ4-M2XD-H';
const COMMANDS: readonly OfferedCommand[] = [
  'acknowledge',
  'accept',
  'return',
  'start',
  'complete',
  'fail',
  'cancel',
  'reopen',
];
/** Whoever is bound to another office; and somebody of the side that did not receive it. */
const STRANGERS: readonly Principal[] = [
  ...(['focal-point', 'case-worker', 'head-of-office'] as const).map((role) => principal(role, 'meteti')),
  officer,
];

let onpar: House;
let theirs: string;
const asked: string[] = [];

beforeAll(async () => {
  onpar = await House.open(await createParties('senafront', 'onpar', 'audit'), 'onpar', [
    'meteti',
    'chiriqui',
  ]);
  const message = requested({ office: 'chiriqui' });
  await onpar.apply(onpar.requested, message);
  theirs = message.envelope.subject ?? '';
  const { driver } = onpar.database;
  const create = driver.createQueryRunner.bind(driver);
  driver.createQueryRunner = (mode) => {
    const runner = create(mode);
    const query = runner.query.bind(runner);
    runner.query = (...args: Parameters<typeof query>) => {
      asked.push(args[0]);
      return query(...args);
    };
    return runner;
  };
});
beforeEach(() => void asked.splice(0));
afterAll(() => onpar.close());

/** All that the caller can tell by: the refusal whole, and the statements that were run for it. */
async function traceOf(ask: () => Promise<unknown>): Promise<unknown> {
  asked.splice(0);
  const refusal = await ask().then(
    () => 'answered',
    (error: unknown) => error,
  );
  if (!(refusal instanceof EnlaceError)) return refusal;
  const { code, status, message, field, facts } = refusal;
  return { code, status, message, field, facts, statements: [...asked] };
}

const reads: readonly [string, (caller: Principal, code: string) => Promise<unknown>][] = [
  ['read', (caller, code) => onpar.referrals.read(caller, code)],
  ['read the course of', (caller, code) => onpar.referrals.timeline(caller, code)],
];
const moves = COMMANDS.map(
  (command) =>
    [command, (caller: Principal, code: string) => onpar.referrals.move(caller, code, command)] as const,
);

describe('a code of another office is like a code of nobody to whoever would', () => {
  it.each([...reads, ...moves])('%s it', async (_, ask) => {
    for (const caller of STRANGERS) {
      const other = await traceOf(() => ask(caller, theirs));
      expect(other).toEqual(await traceOf(() => ask(caller, NOBODYS)));
      expect(other).toMatchObject({ code: expect.stringMatching(/^not-(found|allowed)$/) });
    }
  });

  it('amend it', async () => {
    const ask = (code: string) => () => onpar.amendments.amend(officer, code, flagOf());
    const other = await traceOf(ask(theirs));
    expect(other).toEqual(await traceOf(ask(NOBODYS)));
    expect(other).toMatchObject({ status: 404 });
  });

  it('and the statements were really watched', async () => {
    await traceOf(() => onpar.referrals.read(principal('focal-point', 'meteti'), theirs));
    expect(asked.length).toBeGreaterThan(0);
  });

  it('and nothing was written: no view, no event, no message', async () => {
    const { outbox_message, referral_event } = await onpar.counts();
    for (const [, ask] of [...reads, ...moves])
      for (const caller of STRANGERS) await traceOf(() => ask(caller, theirs));
    expect(await onpar.counts()).toMatchObject({ outbox_message, referral_event });
  });
});

describe('lists and counts', () => {
  it('are the same with and without the referrals of another office', async () => {
    const caller = principal('case-worker', 'meteti');
    const lists = async (): Promise<unknown> =>
      Promise.all(
        [{}, { office: 'chiriqui' }, { status: 'requested' as const }, { agency: 'senafront' as const }].map(
          (query) => onpar.reader.list(caller, { direction: 'received', limit: 50, ...query }),
        ),
      );
    const before = await lists();
    await onpar.apply(onpar.requested, requested({ office: 'chiriqui' }));
    expect(await lists()).toEqual(before);
  });
});
