import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENT_TYPES } from '@enlace/contracts';
import { EphemeralKeys, sealMessage, sealMessages } from '@enlace/security';
import * as fc from 'fast-check';
import { createParties, type Parties } from '../../libs/agency/test/parties.js';
import { runAgency, type RunningAgency } from '../../libs/agency/test/running.agency.js';
import { eventually } from '../support/eventually.js';
import { referralDraft } from '../support/forged.message.js';
import { HOURS, SEED, runsOf } from './fuzz.amount.js';
import { mutated } from './message.mutation.js';
import { valueDamage } from './mutation.js';

let parties: Parties;
let agency: RunningAgency;

beforeAll(async () => {
  parties = await createParties('senafront', 'onpar', 'audit');
  agency = await runAgency(parties, 'onpar');
});
afterAll(() => agency.stop());

const count = async (what: string): Promise<number> => {
  const [row] = (await agency.query(`SELECT count(*)::integer AS n FROM ${what}`)) as { n: number }[];
  return row?.n ?? 0;
};

describe('the queue', () => {
  it(
    'takes in no mutated job, and the good message behind them is handled',
    async () => {
      const ring = parties.ringOf('senafront');
      const good = sealMessages(
        [1, 2, 3].map(() => referralDraft('onpar')),
        ring,
        parties.directory,
        new EphemeralKeys(),
      ).map(({ jws }) => jws);
      const bad = mutated(good, ring).filter((jws) => !good.includes(jws));
      const bundle = fc
        .record({
          source: fc.constantFrom('senafront', 'audit', 'nobody', ''),
          messages: fc.array(bad, { minLength: 1, maxLength: 5 }),
        })
        .chain((whole) =>
          fc.oneof(
            fc.constant<unknown>(whole),
            valueDamage.map((harm) => harm(whole)),
          ),
        );
      const job = fc.record({
        data: fc.oneof({ weight: 4, arbitrary: bundle }, fc.jsonValue({ maxDepth: 4 })),
        name: fc.oneof(fc.constantFrom(...EVENT_TYPES), fc.string({ minLength: 1, maxLength: 60 })),
      });
      const runs = runsOf(300);
      const started = performance.now();
      await fc.assert(
        fc.asyncProperty(job, async ({ data, name }) => {
          // The client refuses to send nothing.
          if (data !== null) await agency.send({ name, id: `fuzz-${randomUUID()}`, data });
        }),
        { seed: SEED, numRuns: runs, endOnFailure: true },
      );
      const last = sealMessage(referralDraft('onpar'), ring, parties.directory).jws;
      const data = { source: 'senafront', messages: [last] };
      await agency.send({ name: 'referral.requested.v1', id: randomUUID(), data });
      await eventually(async () => (await count('referral')) > 0, { within: 600_000 });
      if (process.env['FUZZ_RUNS'] !== undefined) {
        const seconds = ((performance.now() - started) / 1000).toFixed(1);
        process.stdout.write(
          `queue: ${runs} jobs in ${seconds} s, ${await count('dead_letter')} dead letters\n`,
        );
      }
      expect(await count('referral')).toBe(1);
      expect(await count('dead_letter')).toBeGreaterThan(runs / 3);
      expect((await agency.ask('/health/live')).status).toBe(200);
    },
    HOURS,
  );
});
