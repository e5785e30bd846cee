import { MessageIds, toWireTime, type FlagCreated, type FlagRequest } from '@enlace/contracts';
import type { OutboxWriter, OutgoingMessage } from '@enlace/outbox';
import type { FlagDecision } from '@enlace/referral';
import type { RecordVault } from '@enlace/security';
import {
  keyName,
  sealRequest,
  type FlagKey,
  type FlagRow,
  type Informed,
  type Override,
  type Sealed,
  type SealedFlagRow,
  type SealedRequest,
} from '../store/flag.store.js';
import type { NewReferral } from '../store/referral.row.js';
import { composeFlag, type ComposedFlag, type Occasion } from './flag.composer.js';

export interface FlagSubmission {
  readonly officer: string;
  /** The client's idempotency key. */
  readonly key: string;
  /** Of key and flag. */
  readonly digest: string;
  readonly flag: FlagRequest;
}

/** What a submission comes to if its key is new. */
export type Verdict = FlagKey & { readonly name: string; readonly digest: string } & (
    { readonly answer: FlagCreated } | { readonly refusal: unknown }
  );

/** All that one flag writes, sealed. */
export interface SealedFlag {
  readonly verdict: Verdict;
  /** `undefined` without consent: then nothing of the person is kept, not even the flag. */
  readonly row: SealedFlagRow | undefined;
  readonly answer: SealedRequest['answer'];
  readonly referrals: readonly NewReferral[];
  readonly messages: readonly OutgoingMessage[];
  readonly informed: Informed | undefined;
  readonly override: Override | undefined;
}

export interface SealedFlags {
  /** In the order of the submissions. */
  readonly verdicts: readonly Verdict[];
  /** One for each key that the rules do not refuse. */
  readonly flags: readonly SealedFlag[];
}

interface Drawn {
  readonly verdict: Verdict;
  /** Absent where the rules refuse. */
  readonly composed?: ComposedFlag;
}

type Composed = Required<Drawn>;

const isComposed = (drawn: Drawn): drawn is Composed => drawn.composed !== undefined;

/**
 * Decides and seals flags before the transaction that writes them: whoever keeps the keys may be slow, and locks would wait
 * for him. What is in clear ends here, so that it is forgotten before the database answers.
 */
export class FlagSealer {
  constructor(
    private readonly outbox: OutboxWriter,
    private readonly vault: RecordVault,
    private readonly decide: (flag: FlagRequest, now: number) => FlagDecision,
  ) {}

  /** @throws EnlaceError for a batch of which one cannot be sealed. Alone, that one is refused, unless its key is known */
  async seal(submissions: readonly FlagSubmission[]): Promise<SealedFlags> {
    const now = Date.now();
    const occasion: Occasion = { now, ids: new MessageIds(toWireTime(now)) };
    const drawn = submissions.map((submission) => this.draw(submission, occasion));
    const verdicts = drawn.map(({ verdict }) => verdict);
    try {
      return { verdicts, flags: await this.sealEach(firstOfEachKey(drawn.filter(isComposed))) };
    } catch (refusal) {
      const [verdict, another] = verdicts;
      if (!verdict || another) throw refusal;
      return { verdicts: [{ ...verdict, refusal }], flags: [] };
    }
  }

  private draw({ officer, key, digest, flag }: FlagSubmission, occasion: Occasion): Drawn {
    const request = { officer, key, name: keyName({ officer, key }), digest };
    try {
      const composed = composeFlag(flag, this.decide(flag, occasion.now), officer, occasion);
      return { verdict: { ...request, answer: composed.answer }, composed };
    } catch (refusal) {
      return { verdict: { ...request, refusal } };
    }
  }

  /** The messages of all together: what is signed together shares a signature. */
  private sealEach(flags: readonly Composed[]): Promise<SealedFlag[]> {
    const drafts = flags.flatMap(({ composed }) => composed.outgoing.map(({ draft }) => draft));
    const sealed = this.outbox.seal(drafts);
    let from = 0;
    return Promise.all(
      flags.map((flag) => {
        const to = from + flag.composed.outgoing.length;
        const messages = sealed.slice(from, to);
        from = to;
        return this.sealOne(flag, messages);
      }),
    );
  }

  private async sealOne(
    { verdict, composed }: Composed,
    messages: readonly OutgoingMessage[],
  ): Promise<SealedFlag> {
    const { row, outgoing, informed, override } = composed;
    const { flag, answer } = await sealRequest({ ...verdict, answer: composed.answer, row }, this.vault);
    const referrals = outgoing.map((referral) => referral.row);
    return { verdict, row: flag && row && rowOf(row, flag), answer, referrals, messages, informed, override };
  }
}

function rowOf({ content: _, ...row }: FlagRow, flag: Sealed): SealedFlagRow {
  return { ...row, ...flag };
}

function firstOfEachKey(composed: readonly Composed[]): Composed[] {
  const names = new Set<string>();
  return composed.filter(({ verdict }) => names.size < names.add(verdict.name).size);
}
