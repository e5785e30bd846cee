import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DEMAND_KINDS } from '@enlace/contracts';
import { MetricsRegistry, within } from '@enlace/platform';
import { DataSource } from 'typeorm';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';
import { countOpenDemands, type OpenDemands } from '../store/demand.store.js';

/** What does not answer in this time is away, as far as a scraper is concerned. */
const PATIENCE = 2_000;

/** Shows what other institutions were asked to erase and have not confirmed. */
@Injectable()
export class DemandMetrics implements OnModuleInit {
  constructor(
    private readonly metrics: MetricsRegistry,
    private readonly dataSource: DataSource,
    @Inject(PARTY_CONFIG) private readonly config: Pick<PartyConfig, 'limits'>,
  ) {}

  onModuleInit(): void {
    this.expose(
      'enlace_demands_open',
      'What the other holder of a case has not confirmed.',
      ({ open }) => open,
    );
    this.expose(
      'enlace_demands_overdue',
      'Those of them that are silent for too long.',
      ({ overdue }) => overdue,
    );
  }

  private expose(name: `enlace_${string}`, help: string, valueOf: (demands: OpenDemands) => number): void {
    const kinds: readonly string[] = DEMAND_KINDS;
    this.metrics.gauge({ name, help, labels: { kind: (value) => kinds.includes(value) } }, async () => {
      const found = await within(PATIENCE, countOpenDemands(this.config.limits.demandHours, this.dataSource));
      return DEMAND_KINDS.map((kind) => {
        const demands = found.find((one) => one.kind === kind);
        return { labels: { kind }, value: demands ? valueOf(demands) : 0 };
      });
    });
  }
}
