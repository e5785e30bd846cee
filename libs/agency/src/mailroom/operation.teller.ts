import { Injectable } from '@nestjs/common';
import { createMessageId, createTraceparent, type EventData } from '@enlace/contracts';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { AuditTeller } from './audit.teller.js';

type Operation = 'operation.performed.v1';

/** Tells the audit what operators do. */
@Injectable()
export class OperationTeller {
  constructor(private readonly audit: AuditTeller) {}

  async tell(
    caller: Principal,
    what: EventData<Operation>['what'],
    { id, total }: { readonly id: string; readonly total: number },
    tx: EntityManager,
  ): Promise<void> {
    const now = Date.now();
    const draft = {
      id: createMessageId(now),
      type: 'operation.performed.v1' as const,
      time: new Date(now).toISOString(),
      recipient: 'audit' as const,
      correlationid: id,
      traceparent: createTraceparent(),
      data: { actor: caller.actor, role: caller.role, what, operation: id, count: total },
    };
    await this.audit.tell([draft], tx);
  }
}
