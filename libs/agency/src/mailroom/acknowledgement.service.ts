import { Injectable } from '@nestjs/common';
import type { AcknowledgementRequest, DifferenceView } from '@enlace/contracts';
import { UnitOfWork, acknowledgeDifference } from '@enlace/outbox';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { OperationTeller } from './operation.teller.js';

/** Differences that never heal, as operators acknowledge them. The audit is told how many, and not the words. */
@Injectable()
export class AcknowledgementService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly teller: OperationTeller,
  ) {}

  /** @throws EnlaceError `not-found`, `transition-not-allowed`; nothing changes then */
  async acknowledge(caller: Principal, request: AcknowledgementRequest): Promise<DifferenceView> {
    authorise(caller, 'operations.acknowledge');
    return this.work.run(async (tx) => {
      const difference = await acknowledgeDifference(request, caller, tx);
      const { id, beyond } = difference.acknowledgement;
      await this.teller.tell(caller, 'difference-acknowledged', { id, total: beyond }, tx);
      return difference;
    });
  }
}
