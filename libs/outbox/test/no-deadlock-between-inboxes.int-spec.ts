import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createMessageId, createTraceparent, type MessageDraft } from '@enlace/contracts';
import type { InboxProcessor } from '@enlace/outbox';
import { endUnreceipted } from '../src/relay/delivery.claim.js';
import { course, requested } from './drafts.js';
import { jobOf, type House } from './house.js';
import { Exchange } from './loopback.js';
import { forgeSignature, sealOne } from './parties.js';

/** Each round is another chance for two transactions to lock the same rows in opposite order. */
const ROUNDS = 15;
const MESSAGES = 25;

let exchange: Exchange;
let senafront: House;
let onpar: House;

beforeAll(async () => {
  exchange = await Exchange.open(['senafront', 'onpar', 'audit']);
  senafront = exchange.house('senafront');
  onpar = exchange.house('onpar');
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

const seal = (draft: MessageDraft): string => sealOne(senafront.codec, draft);
const someCases = () => Array.from({ length: MESSAGES }, () => requested());

/** The same ones in each round, as each holds a connection. */
const inboxes = new Map<House, InboxProcessor[]>();
function inboxOf(house: House, index: number): InboxProcessor {
  const known = inboxes.get(house) ?? [];
  inboxes.set(house, known);
  return (known[index] ??= house.createInbox());
}

/** Takes jobs at once by a processor each, and says what undid a transaction: a deadlock would heal in silence. */
async function together(house: House, ...jobs: readonly unknown[]): Promise<unknown[]> {
  await Promise.all(jobs.map((job, index) => inboxOf(house, index).process(job)));
  return house.work.rollbacks;
}

describe('two inboxes of one party', () => {
  it('take the same new messages in opposite order', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const bytes = someCases().map(seal);
      const jobs = [jobOf('senafront', ...bytes), jobOf('senafront', ...bytes.toReversed())];
      expect(await together(onpar, ...jobs)).toEqual([]);
    }
    expect(await onpar.effects()).toHaveLength(ROUNDS * MESSAGES);
  });

  it('take overlapping bundles in opposite order', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const bytes = someCases().map(seal);
      const jobs = [0, 5, 10].flatMap((start) => {
        const part = bytes.slice(start, start + 15);
        return [jobOf('senafront', ...part), jobOf('senafront', ...part.toReversed())];
      });
      expect(await together(onpar, ...jobs)).toEqual([]);
    }
    expect(await onpar.effects()).toHaveLength(ROUNDS * MESSAGES);
  });

  it('take different messages of the same cases in opposite order', async () => {
    const cases = Array.from({ length: 300 }, () => String(requested().subject));
    for (let sequence = 1; sequence <= ROUNDS; sequence += 2) {
      const firsts = cases.map((subject) => seal(requested({ subject, sequence })));
      const seconds = cases.map((subject) => seal(requested({ subject, sequence: sequence + 1 })));
      const jobs = [jobOf('senafront', ...firsts), jobOf('senafront', ...seconds.toReversed())];
      expect(await together(onpar, ...jobs)).toEqual([]);
    }
    expect(await onpar.effects()).toHaveLength((ROUNDS + 1) * cases.length);
  });

  it('answer the same duplicates in opposite order, also while the relay ends what it sent', async () => {
    const bytes = course(MESSAGES).map(seal);
    for (const jws of bytes) await onpar.inbox.process(jobOf('senafront', jws));
    const receipts = (await onpar.deliveries()).map((row) => row.id);
    const retry = { baseSeconds: 0.001, capSeconds: 0.001 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const jobs = [jobOf('senafront', ...bytes), jobOf('senafront', ...bytes.toReversed())];
      const [rollbacks] = await Promise.all([
        together(onpar, ...jobs, ...jobs),
        onpar.claim(1000, retry),
        endUnreceipted(onpar.database, receipts.toReversed()),
        endUnreceipted(onpar.database, receipts),
      ]);
      expect(rollbacks).toEqual([]);
    }
  });

  it('set the same bad bytes aside in opposite order', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const bytes = someCases().map((draft) => forgeSignature(seal(draft)));
      const jobs = [jobOf('senafront', ...bytes), jobOf('senafront', ...bytes.toReversed())];
      expect(await together(onpar, ...jobs)).toEqual([]);
    }
    expect(await onpar.count('dead_letter WHERE seen <> 2')).toBe(0);
  });

  it('take duplicates, new messages and bad bytes mixed in opposite order', async () => {
    const old = someCases().map(seal);
    await onpar.inbox.process(jobOf('senafront', ...old));
    for (let round = 0; round < ROUNDS; round += 1) {
      const fresh = someCases().map(seal);
      const mixed = fresh.flatMap((jws, index) => [jws, String(old[index]), forgeSignature(jws)]);
      const jobs = [jobOf('senafront', ...mixed), jobOf('senafront', ...mixed.toReversed())];
      expect(await together(onpar, ...jobs)).toEqual([]);
    }
  });
});

describe('two inboxes of a sender', () => {
  const answer = () => ({
    id: createMessageId(Date.now()),
    time: new Date().toISOString(),
    recipient: 'senafront' as const,
    correlationid: randomUUID(),
    traceparent: createTraceparent(),
  });
  const at = new Date().toISOString();

  it('take different answers about the same copies in opposite order', async () => {
    const { codec } = exchange.parties.onpar;
    for (let round = 0; round < ROUNDS; round += 1) {
      const sent = await senafront.work.run((tx) => senafront.outbox.post(someCases(), tx));
      const receipts = sent.map(({ id, digest }) => ({ id, digest, at }));
      const refusals = sent.map(({ digest }) => ({ digest, at, code: 'message-malformed' as const }));
      const jobs = [receipts, receipts.toReversed()].map((list) =>
        jobOf(
          'onpar',
          sealOne(codec, { ...answer(), type: 'message.receipted.v1', data: { receipts: list } }),
        ),
      );
      const others = [refusals, refusals.toReversed()].map((list) =>
        jobOf('onpar', sealOne(codec, { ...answer(), type: 'message.refused.v1', data: { refusals: list } })),
      );
      expect(await together(senafront, ...jobs, ...others)).toEqual([]);
    }
  });
});
