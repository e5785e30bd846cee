import { EnlaceError, type FlagCreated, type FlagRequest } from '@enlace/contracts';
import { GroupCommit, OutboxWriter, UnitOfWork, type Settled } from '@enlace/outbox';
import { isDatabaseOutage } from '@enlace/platform';
import type { FlagDecision } from '@enlace/referral';
import type { RecordVault } from '@enlace/security';
import type { EntityManager } from 'typeorm';
import {
  countInformed,
  countOverrides,
  findAnswers,
  insertFlags,
  keyName,
  sealRequest,
  takeKeys,
  type EarlierAnswer,
  type SealedRequest,
} from '../store/flag.store.js';
import { insertReferrals } from '../store/referral.store.js';
import { composeFlag, type ComposedFlag } from './flag.composer.js';

export interface FlagSubmission {
  readonly officer: string;
  /** The client's idempotency key. */
  readonly key: string;
  /** Of key and flag. */
  readonly digest: string;
  readonly flag: FlagRequest;
}

type Composed = FlagSubmission & ComposedFlag;
type Sealable = SealedRequest & { readonly composed: Composed };
type Refused = FlagSubmission & { readonly refusal: unknown };
type Drawn = Composed | Refused;

const isComposed = (one: Drawn): one is Composed => 'answer' in one;

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
    private readonly decide: (flag: FlagRequest, now: number) => FlagDecision,
    onCommit?: (flags: number) => void,
  ) {
    this.group = new GroupCommit((flags) => this.commit(flags), {
      batch: 400,
      parallel: 1,
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
    const now = Date.now();
    const drawn = submissions.map((submission) => this.draw(submission, now));
    const candidates = firstOfEachKey(drawn.filter(isComposed));
    // Before the transaction: whoever keeps the keys may be slow, and locks would wait for him.
    const sealed = await Promise.all(
      candidates.map(async (composed) => ({ composed, ...(await sealRequest(composed, this.vault)) })),
    );
    return this.work.run(async (tx) => {
      const taken = await takeKeys(sealed.map(toRequest), tx);
      const stored = sealed.filter(({ composed }) => taken.has(keyName(composed)));
      const fresh = new Set<Drawn>(stored.map(({ composed }) => composed));
      await this.store(stored, tx);
      const earlier = await findAnswers(
        drawn.filter((one) => !fresh.has(one)),
        this.vault,
        tx,
      );
      return drawn.map((one) => {
        if (isComposed(one) && fresh.has(one)) return { result: one.answer };
        const name = keyName(one);
        if (earlier.has(name)) return repeatAnswer(one.digest, earlier.get(name));
        return { error: isComposed(one) ? new Error('A key was taken and left no answer.') : one.refusal };
      });
    });
  }

  private draw(submission: FlagSubmission, now: number): Drawn {
    try {
      const decision = this.decide(submission.flag, now);
      return { ...submission, ...composeFlag(submission.flag, decision, submission.officer, now) };
    } catch (refusal) {
      return { ...submission, refusal };
    }
  }

  private async store(stored: readonly Sealable[], tx: EntityManager): Promise<void> {
    const fresh = stored.map(({ composed }) => composed);
    const rows = stored.flatMap(({ composed: { row }, flag }) => (row && flag ? { ...row, ...flag } : []));
    if (rows.length > 0) await insertFlags(rows, tx);
    const outgoing = fresh.flatMap((one) => one.outgoing);
    if (outgoing.length > 0) {
      const referrals = outgoing.map(({ row }) => row);
      const taken = await insertReferrals(referrals, this.vault, tx);
      if (taken.size < referrals.length) {
        throw new EnlaceError('unavailable', 'A case code was taken. Send the flag again.');
      }
      await this.outbox.post(
        outgoing.map(({ draft }) => draft),
        tx,
      );
    }
    await countInformed(
      fresh.flatMap(({ informed }) => informed ?? []),
      tx,
    );
    await countOverrides(
      fresh.flatMap(({ override }) => override ?? []),
      tx,
    );
  }
}

function firstOfEachKey(composed: readonly Composed[]): Composed[] {
  return [...new Map(composed.toReversed().map((one) => [keyName(one), one])).values()];
}

function toRequest({ composed: { officer, key, row }, answer }: Sealable) {
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
