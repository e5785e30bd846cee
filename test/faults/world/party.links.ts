import type { PartyId } from '@enlace/contracts';
import { startFaultyProxy, type FaultyProxy } from '../../support/network/faulty.proxy.js';

/** The wires of one party: to its Redis, to its database, and from its people. */
export interface PartyLinks {
  readonly redis: FaultyProxy;
  readonly postgres: FaultyProxy;
  readonly http: FaultyProxy;
}

export type LinkKind = keyof PartyLinks;

export async function openLinks(redisUrl: string, databaseUrl: string): Promise<PartyLinks> {
  const [redis, postgres, http] = await Promise.all([
    startFaultyProxy(redisUrl),
    startFaultyProxy(databaseUrl),
    // Nobody listens there until the party does.
    startFaultyProxy('http://127.0.0.1:1'),
  ]);
  return { redis, postgres, http };
}

/** All wires of the exchange. */
export class Network {
  private readonly links = new Map<PartyId, PartyLinks>();

  add(party: PartyId, links: PartyLinks): void {
    this.links.set(party, links);
  }

  /** @throws Error for a party that is not there */
  of(party: PartyId): PartyLinks {
    const links = this.links.get(party);
    if (links === undefined) throw new Error(`${party} is not on the exchange.`);
    return links;
  }

  /** The wires of one kind, of some parties or of all. */
  every(kind: LinkKind, parties: readonly PartyId[] = [...this.links.keys()]): FaultyProxy[] {
    return parties.map((party) => this.of(party)[kind]);
  }

  async close(): Promise<void> {
    const all = [...this.links.values()].flatMap(({ redis, postgres, http }) => [redis, postgres, http]);
    await Promise.all(all.map((link) => link.close()));
  }
}
