import { Injectable } from '@nestjs/common';
import type { EventData } from '@enlace/contracts';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { composeRecord } from './audit.draft.js';
import { AuditTeller } from './audit.teller.js';

/** Tells the audit what operators do. */
@Injectable()
export class OperationTeller {
  constructor(private readonly audit: AuditTeller) {}

  async tell(
    { actor, role }: Principal,
    what: EventData<'operation.performed.v1'>['what'],
    { id, total }: { readonly id: string; readonly total: number },
    tx: EntityManager,
  ): Promise<void> {
    const data = { actor, role, what, operation: id, count: total };
    const draft = composeRecord('operation.performed.v1', data, { correlationid: id });
    await this.audit.tell([draft], tx);
  }
}
