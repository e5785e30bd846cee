import type { EventData } from '../events/data.schemas.js';
import type { PartyId } from '../registry/agency.registry.js';
import type { EventType } from '../registry/event.registry.js';
import type { Envelope } from './envelope.schema.js';

/** A message before it is sealed. */
export interface MessageDraft<T extends EventType = EventType> {
  readonly id: string;
  readonly type: T;
  /** Case code of the referral it speaks of. */
  readonly subject?: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly sequence?: number;
  readonly recipient: PartyId;
  readonly correlationid: string;
  readonly causationid?: string;
  readonly traceparent: string;
  readonly data: EventData<T>;
}

/** A sealed message: from here to the receiver's inbox its bytes never change, so a retry is identical. */
export interface SealedMessage {
  readonly id: string;
  /** Compact JWS. */
  readonly jws: string;
  /** SHA-256 of the JWS, base64url. */
  readonly digest: string;
}

/** A message whose signature, source and type are checked, its data not yet opened. */
export interface VerifiedMessage {
  readonly envelope: Envelope & { readonly type: EventType };
  readonly digest: string;
}
