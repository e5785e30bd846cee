import { EnlaceError, type FlagCreated, type FlagRequest } from '@enlace/contracts';
import { GroupCommit, OutboxWriter, UnitOfWork, type Settled } from '@enlace/outbox';
import { isDatabaseOutage } from '@enlace/platform';
import type { FlagDecision } from '@enlace/referral';
import type { EntityManager } from 'typeorm';
import { countInformed, findAnswers, insertFlags, keyName, takeKeys } from '../store/flag.store.js';
import { insertEvents, insertReferrals } from '../store/referral.store.js';
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
type Refused = FlagSubmission & { readonly refusal: unknown };
type Drawn = Composed | Refused;

const isComposed = (one: Drawn): one is Composed => 'answer' in one;

/**
 * Writes flags, those that come together in one transaction: keys, flags, referrals, events and sealed messages. The
 * key decides before the rules do: a flag that was taken yesterday is answered alike today, whatever has closed since.
 */
export class FlagRecorder {
  private readonly group: GroupCommit<FlagSubmission, FlagCreated>;

  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxWriter,
    private readonly decide: (flag: FlagRequest, now: number) => FlagDecision,
    onCommit?: (flags: number) => void,
  ) {
    this.group = new GroupCommit((flags) => this.commit(flags), {
      batch: 200,
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

  private commit(submissions: readonly FlagSubmission[]): Promise<Settled<FlagCreated>[]> {
    const now = Date.now();
    const drawn = submissions.map((submission) => this.draw(submission, now));
    const candidates = firstOfEachKey(drawn.filter(isComposed));
    return this.work.run(async (tx) => {
      const taken = await takeKeys(candidates, tx);
      const fresh = new Set<Drawn>(candidates.filter((one) => taken.has(keyName(one))));
      await this.store([...fresh].filter(isComposed), tx);
      const earlier = await findAnswers(
        drawn.filter((one) => !fresh.has(one)),
        tx,
      );
      return drawn.map((one) => {
        if (isComposed(one) && fresh.has(one)) return { result: one.answer };
        const known = earlier.get(keyName(one));
        if (known) return repeatAnswer(known.digest === one.digest, known.answer);
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

  private async store(fresh: readonly Composed[], tx: EntityManager): Promise<void> {
    const rows = fresh.flatMap(({ row }) => row ?? []);
    if (rows.length > 0) await insertFlags(rows, tx);
    const outgoing = fresh.flatMap((one) => one.outgoing);
    if (outgoing.length > 0) {
      const referrals = outgoing.map(({ row }) => row);
      const stored = await insertReferrals(referrals, tx);
      if (stored.size < referrals.length) {
        throw new EnlaceError('unavailable', 'A case code was taken. Send the flag again.');
      }
      const events = fresh.flatMap(({ officer, outgoing: sent }) =>
        sent.map((one) => requestedEvent(one, officer)),
      );
      await insertEvents(events, tx);
      await this.outbox.post(
        outgoing.map(({ draft }) => draft),
        tx,
      );
    }
    await countInformed(
      fresh.flatMap(({ informed }) => informed ?? []),
      tx,
    );
  }
}

function firstOfEachKey(composed: readonly Composed[]): Composed[] {
  return [...new Map(composed.toReversed().map((one) => [keyName(one), one])).values()];
}

function requestedEvent({ row, draft }: ComposedFlag['outgoing'][number], actor: string) {
  return {
    caseCode: row.caseCode,
    type: draft.type,
    at: row.createdAt,
    agency: row.agency,
    actor,
    status: row.status,
  };
}

function repeatAnswer(sameFlag: boolean, answer: FlagCreated): Settled<FlagCreated> {
  if (sameFlag) return { result: answer };
  const error = new EnlaceError(
    'idempotency-key-reused',
    'This Idempotency-Key was used for another flag. Nothing was stored. Use a new key for a new flag.',
  );
  return { error };
}
