import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/support/eventually.js';
import { course, requested } from './drafts.js';
import { Exchange, drop, messagesOf } from './loopback.js';

let exchange: Exchange;

beforeAll(async () => {
  exchange = await Exchange.open(['senafront', 'onpar', 'audit']);
});
afterEach(() => exchange.clear());
afterAll(() => exchange.close());

/** Nothing is sent twice in the time of a test, so that what was sent can be counted. */
const patient = { retry: { baseSeconds: 60, capSeconds: 60 } };

describe('the bytes that were stored', () => {
  it('are the bytes that are sent, to the receiver and to the audit alike', async () => {
    const { wire } = exchange;
    const house = exchange.house('senafront');
    const drafts = [requested(), requested(), requested()];
    exchange.startRelays(patient);
    const sealed = await house.work.run((tx) => house.patient.post(drafts, tx));
    await exchange.rest();
    const bytes = sealed.map((message) => message.jws);
    expect(wire.sentTo('onpar', 'referral.requested.v1')).toEqual(bytes);
    expect(wire.sentTo('audit', 'referral.requested.v1')).toEqual(bytes);
  });

  it('are sent again unchanged, under a job id that the broker has not seen', async () => {
    const { wire } = exchange;
    wire.fate = drop;
    const house = exchange.house('senafront');
    const [sealed] = await house.work.run((tx) => house.outbox.post([requested()], tx));
    house.startRelay(wire);
    const toOnpar = () => wire.sent.filter((job) => job.queue === 'onpar');
    await eventually(() => toOnpar().length >= 4);
    expect(new Set(toOnpar().flatMap(messagesOf))).toEqual(new Set([sealed?.jws]));
    const ids = toOnpar().map((job) => job.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leave in the order in which they were posted', async () => {
    const house = exchange.house('senafront');
    const drafts = course(120);
    exchange.startRelays(patient);
    for (const draft of drafts) await house.work.run((tx) => house.patient.post([draft], tx));
    await exchange.rest();
    const bodies = (await house.deliveries()).filter((row) => row.destination === 'onpar');
    expect(exchange.wire.sentTo('onpar', 'referral.requested.v1')).toEqual(bodies.map((row) => row.body));
  });

  it('are bundled under load and alone when idle', async () => {
    const { wire } = exchange;
    const house = exchange.house('senafront');
    house.startRelay(wire, { batch: 1000, ...patient });
    await house.work.run((tx) => house.patient.post(course(450), tx));
    const sizes = () => wire.sent.filter((job) => job.queue === 'onpar').map((job) => messagesOf(job).length);
    await eventually(() => expect(sizes()).toEqual([400, 50]));
    await house.work.run((tx) => house.patient.post([requested()], tx));
    await eventually(() => expect(sizes()).toEqual([400, 50, 1]));
  });

  it('tell of the message nothing that its signed envelope does not tell', async () => {
    const house = exchange.house('senafront');
    exchange.startRelays(patient);
    await house.work.run((tx) => house.patient.post([requested()], tx));
    await exchange.rest();
    for (const job of exchange.wire.sent) {
      expect(Object.keys(job).toSorted()).toEqual(['data', 'id', 'name', 'queue']);
      expect(Object.keys(job.data as object).toSorted()).toEqual(['messages', 'source']);
    }
  });
});
