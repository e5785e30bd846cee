import type { PartyId } from '@enlace/contracts';
import type { Bundle, JobSender, RelayOptions } from '@enlace/outbox';
import type { OutboundJob } from '@enlace/transport';
import { eventually } from '../../../test/support/eventually.js';
import { House } from './house.js';
import { createParties, type Parties } from './parties.js';

/** What becomes of a job on its way: the jobs that come out of the broker in its place. */
export type Fate = (job: OutboundJob) => readonly OutboundJob[];

export const deliver: Fate = (job) => [job];
export const drop: Fate = () => [];
export const duplicate: Fate = (job) => [job, job];

/** Changes the messages of a job on the way. */
export function damaging(change: (message: string) => string): Fate {
  return (job) => {
    const bundle = job.data as Bundle;
    return [{ ...job, data: { ...bundle, messages: bundle.messages.map(change) } }];
  };
}

export const messagesOf = (job: OutboundJob): readonly string[] => (job.data as Bundle).messages;

/**
 * A broker with switches instead of Redis: it hands each job to the inbox of its queue, in the background as a worker
 * would. The real brokers are tested elsewhere; here it must lose, double, swap and damage on demand.
 */
export class Loopback implements JobSender {
  fate: Fate = deliver;
  readonly sent: OutboundJob[] = [];
  readonly failures: unknown[] = [];
  private readonly underway = new Set<Promise<void>>();
  private held: OutboundJob[] | undefined;

  constructor(private readonly houses: ReadonlyMap<string, House>) {}

  sendBulk(jobs: readonly OutboundJob[]): Promise<void> {
    for (const job of jobs) {
      // Through JSON and back, as through any broker.
      const copy = JSON.parse(JSON.stringify(job)) as OutboundJob;
      this.sent.push(copy);
      for (const out of this.fate(copy)) {
        if (this.held) this.held.push(out);
        else this.deliver(out);
      }
    }
    return Promise.resolve();
  }

  depth(queue: string): Promise<number> {
    return Promise.resolve((this.held ?? []).filter((job) => job.queue === queue).length);
  }

  /** Keeps what comes from now on. */
  hold(): void {
    this.held ??= [];
  }

  /** Delivers what was kept, in another order if told so. */
  release(order: (jobs: OutboundJob[]) => OutboundJob[] = (jobs) => jobs): void {
    const held = this.held ?? [];
    this.held = undefined;
    for (const job of order(held)) this.deliver(job);
  }

  get heldJobs(): readonly OutboundJob[] {
    return this.held ?? [];
  }

  get isIdle(): boolean {
    return this.underway.size === 0;
  }

  /** Bytes of every message that was sent to a party, in order. */
  sentTo(party: PartyId, type?: string): string[] {
    return this.sent
      .filter((job) => job.queue === party && (type === undefined || job.name === type))
      .flatMap(messagesOf);
  }

  clear(): void {
    this.fate = deliver;
    this.held = undefined;
    this.sent.length = 0;
    this.failures.length = 0;
  }

  private deliver(job: OutboundJob): void {
    const house = this.houses.get(job.queue);
    if (!house) return;
    const processing = house.inbox
      .process(job.data)
      .catch((error: unknown) => void this.failures.push(error))
      .finally(() => this.underway.delete(processing));
    this.underway.add(processing);
  }
}

/** Several houses on one loopback. */
export class Exchange {
  readonly wire: Loopback;

  private constructor(
    readonly parties: Parties,
    private readonly houses: ReadonlyMap<PartyId, House>,
  ) {
    this.wire = new Loopback(houses);
  }

  /** Also gives keys to `strangers`, who have no house here. */
  static async open(ids: readonly PartyId[], strangers: readonly PartyId[] = []): Promise<Exchange> {
    const parties = await createParties(...ids, ...strangers);
    const houses = await Promise.all(ids.map(async (id) => [id, await House.open(parties[id])] as const));
    return new Exchange(parties, new Map(houses));
  }

  house(id: PartyId): House {
    const house = this.houses.get(id);
    if (!house) throw new Error(`The exchange of this test has no ${id}.`);
    return house;
  }

  startRelays(options: Partial<RelayOptions> = {}): void {
    for (const house of this.houses.values()) house.startRelay(this.wire, options);
  }

  /** Waits until no copy is open in any outbox and no job is on its way. */
  async rest(): Promise<void> {
    await eventually(async () => {
      const open = await Promise.all(
        [...this.houses.values()].map((house) => house.count('outbox_delivery')),
      );
      if (this.wire.isIdle && open.every((count) => count === 0)) return;
      throw new Error(`Copies are open: ${open.join(', ')}`, { cause: this.wire.failures.at(-1) });
    });
  }

  async clear(): Promise<void> {
    const houses = [...this.houses.values()];
    await Promise.all(houses.map((house) => house.stopRelays()));
    await eventually(() => this.wire.isIdle);
    this.wire.clear();
    await Promise.all(houses.map((house) => house.clear()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.houses.values()].map((house) => house.stopRelays()));
    await eventually(() => this.wire.isIdle);
    await Promise.all([...this.houses.values()].map((house) => house.close()));
  }
}
