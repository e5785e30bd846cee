import { EnlaceError, type FlagCreated } from '@enlace/contracts';
import { GroupCommit, OutboxWriter, UnitOfWork, type Settled } from '@enlace/outbox';
import { isDatabaseOutage } from '@enlace/platform';
import type { RecordVault } from '@enlace/security';
import type { EntityManager } from 'typeorm';
import {
  countInformed,
  countOverrides,
  findAnswers,
  insertFlags,
  takeKeys,
  type EarlierAnswer,
} from '../store/flag.store.js';
import { insertReferrals } from '../store/referral.store.js';
import type { FlagSealer, FlagSubmission, SealedFlag } from './flag.sealer.js';

/**
 * Writes flags, those that come together in one transaction: keys, flags, referrals and sealed messages. The
 * key decides before the rules do: a flag that was taken yesterday is answered alike today, whatever has closed since.
 */
export class FlagRecorder {
  private readonly group: GroupCommit<FlagSubmission, FlagCreated>;

  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxWriter,
    private readonly vault: RecordVault,
    private readonly sealer: FlagSealer,
    onCommit?: (flags: number) => void,
  ) {
    this.group = new GroupCommit((flags) => this.commit(flags), {
      batch: 400,
      parallel: 2,
      waitingMost: 2_000,
      onCommit,
      concernsAll: isDatabaseOutage,
    });
  }

  /** @throws EnlaceError `overloaded`, and nothing was taken */
  record(submission: FlagSubmission): Promise<FlagCreated> {
    return this.group.submit(submission);
  }

  private async commit(submissions: readonly FlagSubmission[]): Promise<Settled<FlagCreated>[]> {
    const { verdicts, flags } = await this.sealer.seal(submissions);
    return this.work.run(async (tx) => {
      const known = await takeKeys(flags.map(toRequest), tx);
      const stored = flags.filter(({ verdict }) => !known.has(verdict.name));
      await this.store(stored, tx);
      const fresh = new Set(stored.map(({ verdict }) => verdict));
      const earlier = await findAnswers(
        verdicts.filter((verdict) => !fresh.has(verdict)),
        this.vault,
        tx,
      );
      return verdicts.map((verdict) => {
        if (fresh.has(verdict) && 'answer' in verdict) return { result: verdict.answer };
        if (earlier.has(verdict.name)) return repeatAnswer(verdict.digest, earlier.get(verdict.name));
        if ('refusal' in verdict) return { error: verdict.refusal };
        return { error: new Error('A key was taken and left no answer.') };
      });
    });
  }

  private async store(stored: readonly SealedFlag[], tx: EntityManager): Promise<void> {
    const rows = stored.flatMap(({ row }) => row ?? []);
    if (rows.length > 0) await insertFlags(rows, tx);
    const referrals = stored.flatMap((flag) => flag.referrals);
    if (referrals.length > 0 && !(await insertReferrals(referrals, this.vault, tx))) {
      throw new EnlaceError('unavailable', 'A case code was taken. Send the flag again.');
    }
    await this.outbox.insert(
      stored.flatMap((flag) => flag.messages),
      tx,
    );
    await countInformed(
      stored.flatMap(({ informed }) => informed ?? []),
      tx,
    );
    await countOverrides(
      stored.flatMap(({ override }) => override ?? []),
      tx,
    );
  }
}

function toRequest({ verdict: { officer, key }, row, answer }: SealedFlag) {
  return { officer, key, flagId: row?.id ?? null, ...answer };
}

function repeatAnswer(digest: string, earlier: EarlierAnswer | undefined): Settled<FlagCreated> {
  if (!earlier) {
    return {
      error: new EnlaceError(
        'record-erased',
        'The flag that this Idempotency-Key was used for is erased. Nothing was stored. Use a new key for a new flag.',
      ),
    };
  }
  if (earlier.digest === digest) return { result: earlier.answer };
  const error = new EnlaceError(
    'idempotency-key-reused',
    'This Idempotency-Key was used for another flag. Nothing was stored. Use a new key for a new flag.',
  );
  return { error };
}
