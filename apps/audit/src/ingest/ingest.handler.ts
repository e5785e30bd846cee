import { EVENT_TYPES } from '@enlace/contracts';
import type { InboundHandler, InboundMessage, LeafPromises } from '@enlace/outbox';
import type { EntityManager } from 'typeorm';
import { appendLeaves } from '../store/leaf.appender.js';

/** Every message of every type becomes one leaf. The receipt that goes back names it: a promise of inclusion. */
export class IngestHandler implements InboundHandler {
  readonly types = EVENT_TYPES;

  apply(messages: readonly InboundMessage[], tx: EntityManager): Promise<LeafPromises> {
    return appendLeaves(messages, tx);
  }
}
