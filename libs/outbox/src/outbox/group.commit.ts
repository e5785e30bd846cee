import { AsyncResource } from 'node:async_hooks';
import { EnlaceError } from '@enlace/contracts';

/** What became of one item of a batch: its result, or why it alone failed. */
export type Settled<R> = { readonly result: R } | { readonly error: unknown };

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

export interface GroupCommitOptions {
  /** Items in one transaction at most. */
  readonly batch: number;
  /** Transactions under way at once. */
  readonly parallel: number;
  /** Items that may wait at most; whoever comes then is told to come again. @defaultValue no limit */
  readonly waitingMost?: number;
  /** Hears how many items share a transaction. */
  readonly onCommit?: ((items: number) => void) | undefined;
  /** Whether an error is nobody's own, so that to try each alone would only fail each in turn. */
  readonly concernsAll?: (error: unknown) => boolean;
}

/**
 * Lets callers that come at the same time share a transaction. Nobody waits for company: an item that finds a free
 * transaction goes alone, and what comes while all are busy goes together when one ends. The round trips to the
 * database and the commit are what costs (toolchain.md: five times the throughput), and under load they are shared.
 *
 * If a shared transaction fails, each of its items is tried alone, so that nobody pays for another's fault.
 */
export class GroupCommit<T, R> {
  private readonly waiting: Waiting<T, R>[] = [];
  private running = 0;

  constructor(
    private readonly commit: (items: readonly T[]) => Promise<readonly Settled<R>[]>,
    private readonly options: GroupCommitOptions,
  ) {}

  /** @throws EnlaceError `overloaded` */
  submit(item: T): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      if (this.waiting.length >= (this.options.waitingMost ?? Infinity)) return reject(overloaded());
      this.waiting.push({ item, resolve, reject });
      if (this.running < this.options.parallel) this.begin();
    });
  }

  /** In nobody's context: the drain serves callers that come while it runs, and logs in the name of none of them. */
  private readonly begin = AsyncResource.bind(() => void this.drain());

  private async drain(): Promise<void> {
    this.running += 1;
    while (this.waiting.length > 0) await this.settle(this.waiting.splice(0, this.options.batch));
    this.running -= 1;
  }

  private async settle(group: readonly Waiting<T, R>[]): Promise<void> {
    this.options.onCommit?.(group.length);
    try {
      const outcomes = await this.commit(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index];
        if (outcome !== undefined && 'result' in outcome) resolve(outcome.result);
        else reject(outcome?.error ?? new Error('The batch gave no outcome for an item of it.'));
      }
    } catch (error) {
      if (group.length === 1 || this.options.concernsAll?.(error) === true)
        for (const { reject } of group) reject(error);
      else for (const one of group) await this.settle([one]);
    }
  }
}

function overloaded(): EnlaceError {
  return new EnlaceError(
    'overloaded',
    'More comes in than can be stored, so this was not taken and changed nothing. Send it again in a moment.',
  );
}
