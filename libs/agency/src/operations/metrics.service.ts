import { Injectable } from '@nestjs/common';
import { MetricsRegistry } from '@enlace/platform';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';

/** What a scraper reads. It shows a token like everybody: how much an institution refers is not for the street. */
@Injectable()
export class MetricsService {
  constructor(private readonly metrics: MetricsRegistry) {}

  async read(caller: Principal): Promise<string> {
    authorise(caller, 'metrics.read');
    return this.metrics.render();
  }
}
