import {
  EnlaceError,
  isPartyId,
  partyOf,
  type ErrorCode,
  type PartyId,
  type VerifiedMessage,
} from '@enlace/contracts';
import * as z from 'zod';
import type { MessageCodec } from '../codec/message.codec.js';

/** Bytes whose signature, source and type are good. */
export interface GoodArrival {
  readonly verified: VerifiedMessage;
  readonly sender: PartyId;
  readonly jws: string;
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
}

const BundleShape = z.object({ source: z.string().max(40), messages: z.array(z.string()).min(1).max(1000) });

export interface Arrivals {
  readonly good: readonly GoodArrival[];
  readonly bad: readonly BadArrival[];
}

/** Reads one job. A job that is no bundle is one bad arrival: its own text, so that an operator can see it. */
export function readArrivals(job: unknown, codec: MessageCodec): Arrivals {
  const bundle = BundleShape.safeParse(job);
  if (!bundle.success) {
    const text = JSON.stringify(job) ?? 'undefined';
    return { good: [], bad: [describeBad(text, 'message-malformed', undefined, codec)] };
  }
  const good: GoodArrival[] = [];
  const bad: BadArrival[] = [];
  const source = isPartyId(bundle.data.source) ? bundle.data.source : undefined;
  for (const jws of bundle.data.messages) {
    try {
      const verified = codec.verify(jws);
      good.push({ verified, sender: partyOf(verified.envelope), jws });
    } catch (error) {
      if (!(error instanceof EnlaceError)) throw error;
      bad.push(describeBad(jws, error.code, source, codec));
    }
  }
  return { good, bad };
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
    isReceipt: envelope.type === 'message.receipted.v1' || envelope.type === 'message.refused.v1',
  };
}

const ClaimedEnvelope = z.object({ id: z.uuidv7(), source: z.string(), type: z.string() }).partial();

/** Looks into bytes that cannot be trusted for whom to tell. A refusal names the digest, so a forged id harms nobody. */
function describeBad(
  jws: string,
  code: ErrorCode,
  hint: PartyId | undefined,
  codec: MessageCodec,
): BadArrival {
  const claimed = claimedEnvelope(jws);
  const source = claimed.source?.split(':').at(-1);
  return {
    code,
    jws,
    digest: codec.digest(jws),
    claimedSource: source !== undefined && isPartyId(source) ? source : hint,
    claimedId: claimed.id,
    isReceipt: claimed.type?.startsWith('message.') ?? false,
  };
}

function claimedEnvelope(jws: string): z.infer<typeof ClaimedEnvelope> {
  try {
    const payload = Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8');
    return ClaimedEnvelope.parse(JSON.parse(payload));
  } catch {
    return {};
  }
}
