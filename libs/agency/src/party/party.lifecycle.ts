import {
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { HistoryPruner, OutboxRelay } from '@enlace/outbox';
import { BullMqClient } from '@enlace/transport';
import { DataSource } from 'typeorm';

/**
 * Starts the relay when everything stands, and ends things in the order of the flow: Nest stops taking requests and
 * jobs, the relay ends its batch, then the connections close. What is left in the outbox goes at the next start.
 */
@Injectable()
export class PartyLifecycle
  implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown
{
  constructor(
    private readonly relay: OutboxRelay,
    private readonly pruner: HistoryPruner,
    private readonly client: BullMqClient,
    private readonly dataSource: DataSource,
  ) {}

  onApplicationBootstrap(): void {
    // Connected from here and not from the first request, whose id would stand in every line about the broker.
    this.client.connect().catch(() => undefined);
    this.relay.start();
    this.pruner.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.relay.stop(), this.pruner.stop()]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.client.close();
    await this.dataSource.destroy();
  }
}
