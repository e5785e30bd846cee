import {
  EnlaceError,
  Envelope,
  instantOf,
  isPartyId,
  partyOf,
  type ErrorCode,
  type PartyId,
  type VerifiedMessage,
} from '@enlace/contracts';
import * as z from 'zod';
import type { MessageCodec } from '../codec/message.codec.js';

/** Bytes whose signature and source are good. */
export interface GoodArrival {
  readonly verified: VerifiedMessage;
  readonly sender: PartyId;
  readonly jws: string;
  /** Of the message: its id means nothing without the party that chose it. */
  readonly name: string;
  /** Of the pair of sender and subject whose order it belongs to; `undefined` when it stands alone. */
  readonly course: string | undefined;
  /** Refused for certain, when its turn comes: what is behind it would wait for ever for a sequence never used. */
  readonly fault?: ErrorCode;
  /** When its receipt was given, if that was before its turn came. Milliseconds since the epoch. */
  readonly receiptedAt?: number;
}

/** Bytes that are refused, with all that can be said of them without trusting them. */
export interface BadArrival {
  readonly code: ErrorCode;
  readonly jws: string;
  readonly digest: string;
  readonly claimedSource: PartyId | undefined;
  readonly claimedId: string | undefined;
  /** A receipt is never answered, not even with a refusal. */
  readonly isReceipt: boolean;
  /** As that of {@link GoodArrival}. */
  readonly receiptedAt?: number | undefined;
}

const BundleShape = z.object({ source: z.string().max(40), messages: z.array(z.string()).min(1).max(1000) });

export interface Arrivals {
  readonly good: readonly GoodArrival[];
  readonly bad: readonly BadArrival[];
}

/** How many arrivals a job will be, before it is read: at least one, for what is no bundle is one bad arrival. */
export function countMessages(job: unknown): number {
  const messages = typeof job === 'object' && job !== null && 'messages' in job ? job.messages : undefined;
  return Array.isArray(messages) ? Math.max(messages.length, 1) : 1;
}

/** Reads one job. A job that is no bundle is one bad arrival: its own text, so that an operator can see it. */
export function readArrivals(job: unknown, codec: MessageCodec): Arrivals {
  const bundle = BundleShape.safeParse(job);
  if (!bundle.success) {
    const text = JSON.stringify(job) ?? 'undefined';
    return { good: [], bad: [describeBad(text, 'message-malformed', [], codec)] };
  }
  const good: GoodArrival[] = [];
  const bad: BadArrival[] = [];
  for (const jws of bundle.data.messages) {
    const arrival = readArrival(jws, bundle.data.source, codec);
    if ('verified' in arrival) good.push(arrival);
    else bad.push(arrival);
  }
  return { good, bad };
}

function readArrival(jws: string, hint: string, codec: MessageCodec): GoodArrival | BadArrival {
  try {
    return goodArrival(codec.verify(jws), jws);
  } catch (error) {
    if (!(error instanceof EnlaceError)) throw error;
    const { signer } = error.facts;
    const signed = signer === undefined ? undefined : readSigned(jws, codec);
    if (signed && signed.sender === signer) return { ...signed, fault: error.code };
    return describeBad(
      jws,
      error.code,
      [signer, claimedEnvelope(jws).source?.split(':').at(-1), hint],
      codec,
    );
  }
}

/** Reads bytes whose signature is known to be good, whatever else is wrong with them. */
function readSigned(jws: string, codec: MessageCodec): GoodArrival | undefined {
  const { data } = Envelope.safeParse(payloadOf(jws));
  // The type may be unknown: then a fault goes with it and nobody opens it.
  const envelope = data as VerifiedMessage['envelope'] | undefined;
  return envelope && goodArrival({ envelope, digest: codec.digest(jws) }, jws);
}

/**
 * Names are put together once: a text that is joined anew is hashed anew wherever it is looked up, and a message is looked
 * up a dozen times.
 */
export function goodArrival(verified: VerifiedMessage, jws: string): GoodArrival {
  const { id, subject, sequence } = verified.envelope;
  const sender = partyOf(verified.envelope);
  const isOrdered = subject !== undefined && sequence !== undefined;
  return {
    verified,
    sender,
    jws,
    name: messageName(sender, id),
    course: isOrdered ? courseName(sender, subject) : undefined,
  };
}

/** One name for one message. A UUID may be written in capitals, and PostgreSQL gives it back without. */
export function messageName(sender: string, id: string): string {
  return `${sender} ${id.toLowerCase()}`;
}

export function courseName(sender: string, subject: string): string {
  return `${sender} ${subject}`;
}

export interface Parked {
  readonly jws: string;
  /** Of the receipt that was given for it. */
  readonly answerId: string | null;
}

/**
 * Reads parked bytes again. They were verified when they came: a key revoked since does not unsay what was said while
 * it was good.
 */
export function recall({ jws, answerId }: Parked, codec: MessageCodec): GoodArrival {
  const arrival = readArrival(jws, '', codec);
  const recalled = 'verified' in arrival ? arrival : readSigned(jws, codec);
  if (recalled) return { ...recalled, ...(answerId !== null && { receiptedAt: instantOf(answerId) }) };
  throw new EnlaceError(
    'internal',
    'A parked message is not what was parked. Restore the database of the inbox.',
  );
}

/** A good arrival that the inbox or its handler refuses after all. */
export function refuse(arrival: GoodArrival, code: ErrorCode): BadArrival {
  const { envelope, digest } = arrival.verified;
  return {
    code,
    jws: arrival.jws,
    digest,
    claimedSource: arrival.sender,
    claimedId: envelope.id,
    isReceipt: envelope.type.startsWith('message.'),
    receiptedAt: arrival.receiptedAt,
  };
}

const ClaimedEnvelope = z.object({ id: z.uuidv7(), source: z.string(), type: z.string() }).partial();

/**
 * Looks into bytes that cannot be trusted for whom to tell. A refusal names the digest, so a forged id harms nobody.
 *
 * @param sources who may have sent them, the surest first
 */
function describeBad(
  jws: string,
  code: ErrorCode,
  sources: readonly unknown[],
  codec: MessageCodec,
): BadArrival {
  const claimed = claimedEnvelope(jws);
  return {
    code,
    jws,
    digest: codec.digest(jws),
    claimedSource: sources.find(
      (source): source is PartyId => typeof source === 'string' && isPartyId(source),
    ),
    claimedId: claimed.id,
    isReceipt: claimed.type?.startsWith('message.') ?? false,
  };
}

function claimedEnvelope(jws: string): z.infer<typeof ClaimedEnvelope> {
  return ClaimedEnvelope.safeParse(payloadOf(jws)).data ?? {};
}

function payloadOf(jws: string): unknown {
  try {
    return JSON.parse(Buffer.from(jws.split('.', 2)[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
