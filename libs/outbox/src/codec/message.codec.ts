import type { MessageDraft, PartyId, SealedMessage, VerifiedMessage } from '@enlace/contracts';

/**
 * How a party turns drafts into bytes and bytes into facts. The outbox knows no cryptography: the agency hands it
 * this port. Every method is synchronous and throws EnlaceError with a code that is not retryable.
 */
export interface MessageCodec {
  readonly party: PartyId;
  /**
   * Seals what one commit sends, in the order of the drafts. Together, because a signature then serves all messages to
   * one recipient; each stays provable alone. One draft that cannot be sealed fails the call.
   */
  seal(drafts: readonly MessageDraft[]): SealedMessage[];
  /**
   * Checks signature, source and type; opens nothing. An error after the signature was found good names the party that
   * proved itself in `facts.signer`: the inbox then believes the envelope and lets it hold its place in the order.
   */
  verify(jws: string): VerifiedMessage;
  /** Checks the recipient and opens the data. The audit, which may read none, answers `undefined`. */
  open(message: VerifiedMessage): unknown;
  digest(jws: string): string;
}
