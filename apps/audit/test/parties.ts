import { randomUUID } from 'node:crypto';
import {
  createCaseCode,
  createMessageId,
  createTraceparent,
  type EventType,
  type MessageDraft,
  type PartyId,
  type SealedMessage,
} from '@enlace/contracts';
import {
  KeyDirectory,
  KeyRing,
  generateKeys,
  publicKeys,
  sealMessage,
  type PrivateJwk,
  type PublicJwk,
} from '@enlace/security';

const MEMBERS = ['audit', 'senafront', 'onpar'] as const satisfies readonly PartyId[];
export type Member = (typeof MEMBERS)[number];

/** A small exchange: the audit, one agency that flags and one that receives, each with keys pinned by the others. */
export interface Parties {
  readonly keys: Record<Member, { keys: PrivateJwk[] }>;
  readonly published: Record<Member, { keys: PublicJwk[] }>;
  readonly rings: Record<Member, KeyRing>;
  readonly directory: KeyDirectory;
  /** Signs a message as its sender would. What is not given is made up. */
  readonly say: (from: Member, draft?: Partial<MessageDraft>) => SealedMessage;
}

export async function createParties(): Promise<Parties> {
  const made = await Promise.all(MEMBERS.map(async (party) => [party, await generateKeys(party)] as const));
  const keys = Object.fromEntries(made) as Parties['keys'];
  const map = <T>(make: (party: Member) => T): Record<Member, T> =>
    Object.fromEntries(MEMBERS.map((party) => [party, make(party)])) as Record<Member, T>;
  const published = map((party) => publicKeys(keys[party]));
  const rings = map((party) => new KeyRing(party, keys[party]));
  const directory = new KeyDirectory(published);
  const say: Parties['say'] = (from, draft = {}) =>
    sealMessage({ ...acceptance(from), ...draft }, rings[from], directory);
  return { keys, published, rings, directory, say };
}

function acceptance(from: Member): MessageDraft {
  const subject = createCaseCode();
  const time = new Date().toISOString();
  return {
    id: createMessageId(Date.now()),
    type: 'referral.accepted.v1',
    subject,
    time,
    recipient: from === 'onpar' ? 'senafront' : 'onpar',
    correlationid: randomUUID(),
    traceparent: createTraceparent(),
    data: { caseCode: subject, at: time },
  };
}

/** The job that a relay makes of messages of one party. */
export function bundle(
  source: PartyId,
  messages: readonly SealedMessage[],
): { source: PartyId; messages: string[] } {
  return { source, messages: messages.map((message) => message.jws) };
}

/** One message of each kind of body: sealed to another agency, in clear for the audit, and a receipt. */
export function oneOfEachKind({ say }: Parties): SealedMessage[] {
  const digest = 'A'.repeat(43);
  const at = new Date().toISOString();
  const clear = (type: EventType, data: MessageDraft['data'], recipient: PartyId = 'audit'): SealedMessage =>
    say('onpar', { type, data, recipient });
  return [
    say('onpar', { sequence: 1 }),
    clear('referral.completed.v1', { at }),
    clear('record.viewed.v1', { actor: 'focal-1', role: 'focal-point', what: 'referral' }),
    clear(
      'message.receipted.v1',
      { receipts: [{ id: createMessageId(Date.now()), digest, at }] },
      'senafront',
    ),
    clear('message.refused.v1', { refusals: [{ digest, at, code: 'data-invalid' }] }, 'senafront'),
  ];
}
