import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parseVerifierKey, verifyCheckpoint } from '@enlace/audit';
import type { WitnessAlarm, WitnessAlarms, WitnessKey } from '@enlace/contracts';
import { Client } from 'pg';
import { runWitness, type RunningWitness } from './running.witness.js';
import { WitnessedLog } from './witnessed.log.js';

describe('a witness', () => {
  let log: WitnessedLog;
  let witness: RunningWitness;

  beforeEach(async () => {
    log = new WitnessedLog();
    witness = await runWitness(log.verifierKey);
  });

  afterEach(() => witness.stop());

  const alarms = async (): Promise<WitnessAlarm[]> =>
    (await witness.ask<WitnessAlarms>('/api/v1/alarms', 'auditor')).body.items;
  const health = async (): Promise<unknown> => (await witness.ask('/health/ready')).body;

  it.each(['officer', 'focal-point', 'case-worker', 'head-of-office', undefined] as const)(
    'shows and closes no alarm for %s',
    async (role) => {
      const refused = role === undefined ? 401 : 403;
      expect((await witness.ask('/api/v1/alarms', role)).status).toBe(refused);
      const path = '/api/v1/alarms/a3bb189e-8bf9-4c1c-9c54-1f6b2b1c7d10/close';
      expect((await witness.ask(path, role, { why: 'nothing to see here' })).status).toBe(refused);
    },
  );

  it('closes no alarm for an operator, who may be the one it is about', async () => {
    const path = '/api/v1/alarms/a3bb189e-8bf9-4c1c-9c54-1f6b2b1c7d10/close';
    expect((await witness.ask(path, 'operator', { why: 'nothing to see here' })).status).toBe(403);
  });

  it('cosigns what continues what it signed, also after a restart', async () => {
    const { body: own } = await witness.ask<WitnessKey>('/api/v1/key');
    const keys = [parseVerifierKey(log.verifierKey), parseVerifierKey(own.key)];
    for (const [size, oldSize] of [
      [3, 0],
      [3, 3],
      [11, 3],
    ] as const) {
      const answer = await witness.add(await log.request(size, oldSize));
      expect(answer).toMatchObject({ status: 200, type: 'text/plain' });
      const { checkpoint, cosignatures } = verifyCheckpoint(
        log.checkpoint(size) + answer.text,
        log.signer.name,
        keys,
      );
      expect([checkpoint.size, cosignatures.length]).toEqual([size, 1]);
      await witness.restart();
    }
    expect(await alarms()).toEqual([]);
    expect(await health()).toMatchObject({ status: 'up' });
  });

  it('tells a log that does not know where it is how far it has signed', async () => {
    await witness.add(await log.request(5, 0));
    expect(await witness.add(await log.request(9, 0))).toEqual({
      status: 409,
      type: 'text/x.tlog.size',
      text: '5\n',
    });
    expect(await alarms()).toEqual([]);
  });

  it.each([
    ['fork', 7, 7, 'another', -1, 409],
    ['rollback', 4, 4, 'one', -1, 409],
    ['rewrite', 20, 7, 'one', 2, 422],
  ] as const)(
    'refuses a %s, and a person sees it',
    async (kind, size, oldSize, history, rewritten, status) => {
      await witness.add(await log.request(7, 0));
      const request = await log.request(size, oldSize, history, rewritten);
      expect((await witness.add(request)).status).toBe(status);
      expect((await witness.add(request)).status).toBe(status);

      const [alarm, ...others] = await alarms();
      expect(others).toEqual([]);
      expect(alarm).toMatchObject({ kind, size, signedSize: 7, times: 2, closedAt: null });
      // The evidence stands on the log's own signature.
      const keys = [parseVerifierKey(log.verifierKey)];
      expect(verifyCheckpoint(alarm?.note ?? '', log.signer.name, keys).checkpoint.size).toBe(size);
      expect(await health()).toMatchObject({ status: 'degraded', checks: { alarms: 'alarm' } });
      expect((await witness.ask<string>('/metrics', 'operator')).body).toContain(
        `enlace_witness_alarms{kind="${kind}"} 1`,
      );
      // It goes on for the history it knows.
      expect((await witness.add(await log.request(8, 7))).status).toBe(200);

      const closing = { why: 'The audit was restored from a copy' };
      const closed = await witness.ask<WitnessAlarm>(`/api/v1/alarms/${alarm?.id}/close`, 'auditor', closing);
      expect(closed.body).toMatchObject({ closedBy: 'some-auditor', closedWhy: closing.why });
      expect((await witness.ask(`/api/v1/alarms/${alarm?.id}/close`, 'auditor', closing)).status).toBe(404);
      expect(await health()).toMatchObject({ status: 'up' });
      expect(await alarms()).toHaveLength(1);
    },
  );

  it('signs one of many histories that are shown to it at once', async () => {
    const requests = await Promise.all(
      Array.from({ length: 12 }, (_, index) => log.request(5, 0, `history ${index}`)),
    );
    const answers = await Promise.all(requests.map((request) => witness.add(request)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(11);
    expect(await alarms()).toHaveLength(11);
  });

  it('signs nothing that it could not write down, and still knows where it was', async () => {
    await witness.add(await log.request(5, 0));
    const owner = new Client({ connectionString: witness.database.url });
    await owner.connect();
    try {
      await owner.query('ALTER TABLE cosigned_checkpoint ADD CONSTRAINT full_disk CHECK (size <> 9)');
      const failed = await witness.add(await log.request(9, 5));
      expect(failed.status).toBe(500);
      expect(failed.text).not.toContain('\u2014');
      // What was undone was not signed, so another continuation may be.
      expect((await witness.add(await log.request(8, 5))).status).toBe(200);
    } finally {
      await owner.end();
    }
  });

  it('has written down what it signs before it answers, and keeps it from its own owner', async () => {
    await witness.add(await log.request(5, 0));
    const owner = new Client({ connectionString: witness.database.url });
    await owner.connect();
    try {
      const { rows } = await owner.query('SELECT size FROM cosigned_checkpoint');
      expect(rows).toEqual([{ size: '5' }]);
      for (const sql of [
        'UPDATE witnessed_log SET size = 4',
        `UPDATE witnessed_log SET root = sha256('other')`,
        'DELETE FROM witnessed_log',
        'TRUNCATE witnessed_log',
        'DELETE FROM cosigned_checkpoint',
        'UPDATE cosigned_checkpoint SET size = 9',
        'TRUNCATE cosigned_checkpoint',
        'DELETE FROM alarm',
        'TRUNCATE alarm',
      ])
        await expect(owner.query(sql)).rejects.toThrow(/is refused|signs no shorter log/);
    } finally {
      await owner.end();
    }
  });

  it.each([
    [
      'a log that it does not know',
      404,
      (good: string) => good.replaceAll('enlace.pa/audit', 'other.pa/audit'),
    ],
    ['what its log did not sign', 403, (good: string) => good.replace(/\n3\n/, '\n4\n')],
    ['an old size over the new one', 400, (good: string) => good.replace(/^old 0/, 'old 4')],
    ['what is no request', 400, () => 'hello'],
    ['nothing', 400, () => ''],
    ['what is too large', 413, () => 'x'.repeat(20_000)],
  ])('refuses %s', async (_, status, spoil) => {
    expect((await witness.add(spoil(await log.request(3, 0)))).status).toBe(status);
    expect(await alarms()).toEqual([]);
  });

  it('takes a proof that is none for what it is, whoever sends it', async () => {
    await witness.add(await log.request(3, 0));
    const stripped = (await log.request(9, 3)).replace(/^(old 3\n).*?\n\n/s, '$1\n');
    expect((await witness.add(stripped)).status).toBe(422);
  });
});
