import {
  createCaseCode,
  EnlaceError,
  PLACE_CODES,
  type EventData,
  type MessageDraft,
  type PartyId,
} from '@enlace/contracts';
import { v7 } from 'uuid';
import {
  EphemeralKeys,
  generateKeys,
  KeyDirectory,
  KeyRing,
  publicKeys,
  sealMessages,
  type PrivateJwk,
} from '../src/index.js';

/** Stands wherever a person's data can stand. No error may ever hold it. */
export const MARKER = 'Xiomara-marcador';
const AT = '2026-11-24T03:15:00.000Z';

export interface Party {
  readonly jwks: { keys: PrivateJwk[] };
  readonly ring: KeyRing;
}

export async function createParty(party: PartyId): Promise<Party> {
  const jwks = await generateKeys(party);
  return { jwks, ring: new KeyRing(party, jwks) };
}

export function directoryOf(...parties: readonly Party[]): KeyDirectory {
  return new KeyDirectory(
    Object.fromEntries(parties.map(({ ring, jwks }) => [ring.party, publicKeys(jwks)])),
  );
}

export function referral(persons = 1): EventData<'referral.requested.v1'> {
  return {
    disclosure: 'full',
    caseCode: createCaseCode(),
    acknowledgeHours: 24,
    contactHours: 72,
    content: {
      office: 'meteti',
      place: PLACE_CODES[0],
      officer: 'sargento-1',
      flaggedAt: AT,
      needs: ['fear-of-return'],
      persons: Array.from({ length: persons }, () => ({
        alias: MARKER,
        sex: 'f' as const,
        birthYear: 1991,
        possiblyChild: false,
        nationality: 'VE',
        language: 'es',
        interpreter: false,
        needs: ['fear-of-return' as const],
        notes: [{ need: 'fear-of-return' as const, text: `${MARKER} teme volver` }],
        safeContact: { channel: 'phone' as const, value: MARKER, safe: true },
      })),
      companions: [],
      consent: { given: true, language: 'es', mode: 'verbal' },
    },
  };
}

export function draftOf(recipient: PartyId, data = referral()): MessageDraft<'referral.requested.v1'> {
  return {
    ...attributes(recipient),
    type: 'referral.requested.v1',
    subject: data.caseCode,
    sequence: 1,
    data,
  };
}

export function receiptDraft(recipient: PartyId): MessageDraft<'message.receipted.v1'> {
  const receipts = [{ id: v7(), digest: 'A'.repeat(43), at: AT }];
  return { ...attributes(recipient), type: 'message.receipted.v1', data: { receipts } };
}

function attributes(recipient: PartyId) {
  return {
    id: v7(),
    time: AT,
    recipient,
    correlationid: v7(),
    traceparent: `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`,
  };
}

/** The bytes of messages that are sealed in one call. */
export function sealTogether(
  drafts: readonly MessageDraft[],
  { ring }: Party,
  directory: KeyDirectory,
  ephemerals = new EphemeralKeys(),
): string[] {
  return sealMessages(drafts, ring, directory, ephemerals).map(({ jws }) => jws);
}

/** What `attempt` throws; anything but an EnlaceError, or nothing at all, fails the test. */
export function refusalOf(attempt: () => unknown): EnlaceError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof EnlaceError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
}
