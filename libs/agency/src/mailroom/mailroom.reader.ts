import { Inject, Injectable } from '@nestjs/common';
import type { CopyPage, CopyQuery, DeadLetterPage, DeadLetterQuery, DifferenceList } from '@enlace/contracts';
import { listCopies, listDeadLetters, listDifferences } from '@enlace/outbox';
import { DataSource } from 'typeorm';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';

/** What went out and did not arrive, and what came in and was not taken: for operators, who may see no case. */
@Injectable()
export class MailroomReader {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(PARTY_CONFIG) private readonly config: PartyConfig,
  ) {}

  async copies(caller: Principal, query: CopyQuery): Promise<CopyPage> {
    authorise(caller, 'operations.read');
    return listCopies(query, this.config.limits.overdueAttempts, this.dataSource);
  }

  async deadLetters(caller: Principal, query: DeadLetterQuery): Promise<DeadLetterPage> {
    authorise(caller, 'operations.read');
    return listDeadLetters(query, this.dataSource);
  }

  async differences(caller: Principal): Promise<DifferenceList> {
    authorise(caller, 'operations.read');
    return listDifferences(this.dataSource.manager);
  }
}
