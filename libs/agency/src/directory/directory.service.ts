import { Inject, Injectable } from '@nestjs/common';
import {
  AGENCIES,
  AGENCY_IDS,
  PLACES,
  isPlaceOpen,
  type AgencyId,
  type AgencyView,
  type PlaceView,
} from '@enlace/contracts';
import { panamaDay } from '@enlace/referral';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';

/** Who and where: the institutions on the exchange and the places where people are met. */
@Injectable()
export class DirectoryService {
  constructor(@Inject(PARTY_CONFIG) private readonly config: PartyConfig) {}

  isConnected(agency: AgencyId): boolean {
    return this.config.directory.has(agency);
  }

  places(caller: Principal): PlaceView[] {
    authorise(caller, 'directory.read');
    const today = panamaDay(Date.now());
    return PLACES.map(({ sourceStatus: _, ...place }) => ({ ...place, open: isPlaceOpen(place, today) }));
  }

  agencies(caller: Principal): AgencyView[] {
    authorise(caller, 'directory.read');
    return AGENCY_IDS.map((id) => ({
      id,
      name: AGENCIES[id].name,
      short: AGENCIES[id].short,
      connected: this.isConnected(id),
      offices: [...(this.config.offices[id] ?? [])],
    }));
  }
}
