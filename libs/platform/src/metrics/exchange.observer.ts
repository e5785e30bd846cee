/** One copy of one message, by the ids an operator finds it under. Never its subject, which is a case code. */
export interface CopyRef {
  readonly messageId: string;
  readonly destination: string;
}

/** Bytes that were refused. Who they claim to be from is unproven. */
export interface RefusedBytes {
  readonly digest: string;
  readonly code: string;
  readonly claimedSource: string | undefined;
  readonly claimedId: string | undefined;
}

/**
 * What the exchange tells of its own work, so that operators see it. Whoever works calls these and hears nothing back:
 * none throws, none waits. Each may be handed on alone, as `onBatch: observer.onBatch`. A fact is told when it is
 * committed and not before, so that what was undone is not told.
 */
export interface ExchangeObserver {
  /** The relay took this many copies in hand at once. */
  readonly onBatch: (copies: number) => void;
  /** Copies could not be handed to the broker; they stay in the outbox. */
  readonly onSendFailed: (destination: string, copies: number, error: unknown) => void;
  /** A copy has been sent again so often that a person should look. Told once for each copy. */
  readonly onOverdue: (copy: CopyRef & { readonly attempts: number }) => void;
  /** The signed answers to so many copies are in, this long after the copies were made. */
  readonly onAnswered: (destination: string, seconds: number, copies: number) => void;
  /** A receiver refused a copy for good. */
  readonly onRefused: (copy: CopyRef & { readonly code: string }) => void;
  /** A handler took this long over the messages of one type that it was given at once. */
  readonly onHandled: (type: string, seconds: number) => void;
  /** What came in was set aside as a dead letter. */
  readonly onDeadLetter: (bytes: RefusedBytes) => void;
  /** A message was in hand when the process died, twice: it is not tried again. */
  readonly onQuarantined: (bytes: Pick<RefusedBytes, 'digest'>) => void;
  /** A job of the queue ended. */
  readonly onJob: (outcome: 'done' | 'failed') => void;
  /** This many callers shared one transaction. */
  readonly onGroupCommit: (items: number) => void;
}
