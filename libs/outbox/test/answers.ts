import type { EventData, PartyId } from '@enlace/contracts';
import type { House } from './house.js';
import type { Party } from './parties.js';

export interface Answers {
  readonly receipts: EventData<'message.receipted.v1'>['receipts'];
  readonly refusals: EventData<'message.refused.v1'>['refusals'];
}

/** What a house has answered to a party, checked and opened with the keys of that party. */
export async function answersOf(house: House, reader: Party): Promise<Answers> {
  const answers: Answers = { receipts: [], refusals: [] };
  for (const copy of await house.deliveries()) {
    if (copy.destination !== reader.id) continue;
    const verified = reader.codec.verify(copy.body);
    const data = reader.codec.open(verified);
    const { type } = verified.envelope;
    if (type === 'message.receipted.v1') answers.receipts.push(...(data as EventData<typeof type>).receipts);
    if (type === 'message.refused.v1') answers.refusals.push(...(data as EventData<typeof type>).refusals);
  }
  return answers;
}

/** Which messages a house has receipted to a party, in order of id. */
export async function receiptedBy(house: House, reader: Party): Promise<string[]> {
  const { receipts } = await answersOf(house, reader);
  return receipts.map((receipt) => receipt.id).toSorted();
}

/** Parties to whom the answer of this id went: the addressee, and the audit by its copy. */
export async function destinationsOf(house: House, answerId: string | null | undefined): Promise<PartyId[]> {
  if (!answerId) return [];
  const copies = await house.deliveries(answerId);
  return copies.map((copy) => copy.destination as PartyId).toSorted();
}
