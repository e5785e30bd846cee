import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  EnlaceError,
  type EmergencyList,
  type EmergencyRequest,
  type EmergencyView,
  type EventData,
  type ReferralView,
} from '@enlace/contracts';
import { OutboxWriter, UnitOfWork } from '@enlace/outbox';
import type { EntityManager } from 'typeorm';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { viewedDraft } from '../commands/viewed.draft.js';
import { composeRecord } from '../mailroom/audit.draft.js';
import { ReferralReader } from '../store/referral.reader.js';
import { decideEmergency, insertEmergency, listEmergencies, lockEmergency } from './emergency.store.js';

type Escalated = EventData<'access.escalated.v1'>;

/** As many as the list shows. */
const SHOWN = 100;

/**
 * Reading a case past the bounds of one's office: somebody asks with a reason, a second person approves, and for an hour
 * whoever asked may read. Each step is in the log before it is answered, which is the alert to the auditor.
 */
@Injectable()
export class EmergencyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxWriter,
    private readonly reader: ReferralReader,
  ) {}

  /** Whether there is such a case is not looked up: to ask must not tell which codes are in use. */
  async ask(caller: Principal, request: EmergencyRequest): Promise<EmergencyView> {
    authorise(caller, 'emergency.ask');
    const id = randomUUID();
    return this.work.run(async (tx) => {
      await insertEmergency(id, request, caller, tx);
      return this.tell('asked', caller, await required(id, tx), tx);
    });
  }

  async list(caller: Principal): Promise<EmergencyList> {
    authorise(caller, 'emergency.list');
    return this.work.run(async (tx) => ({ items: await listEmergencies(SHOWN, tx) }));
  }

  /** @throws EnlaceError `not-allowed` for whoever asked, `transition-not-allowed` when it is decided or too late */
  async decide(caller: Principal, id: string, decision: 'approved' | 'declined'): Promise<EmergencyView> {
    authorise(caller, 'emergency.decide');
    if (caller.machine) {
      throw new EnlaceError(
        'not-allowed',
        'A program decides nothing here: a second person must log in for it.',
      );
    }
    return this.work.run(async (tx) => {
      const view = await required(id, tx);
      if (view.askedBy === caller.actor) {
        throw new EnlaceError(
          'not-allowed',
          'Nobody decides what they asked for themselves. Ask another head of office or an operator.',
        );
      }
      if (view.state !== 'asked') {
        throw new EnlaceError('transition-not-allowed', `This is ${view.state} already. Ask anew.`);
      }
      await decideEmergency(id, decision, caller, tx);
      return this.tell(decision, caller, await required(id, tx), tx);
    });
  }

  /**
   * The data are read after the log has the reading, in the one transaction that failed if it did not.
   *
   * @throws EnlaceError `not-found` for anybody but whoever asked, and for a code that is none;
   * `transition-not-allowed` unless it is approved and the hour is not over
   */
  async read(caller: Principal, id: string): Promise<ReferralView> {
    authorise(caller, 'emergency.read');
    const { caseCode } = await this.work.run(async (tx) => {
      const view = await required(id, tx);
      if (view.askedBy !== caller.actor) throw none();
      if (view.state !== 'approved') {
        throw new EnlaceError('transition-not-allowed', `This is ${view.state}, so nothing is shown.`);
      }
      await this.tell('read', caller, view, tx);
      await this.outbox.post([viewedDraft(caller, view.caseCode, 'referral', 'emergency')], tx);
      return view;
    });
    // The bounds that are lifted are those of the office; whoever sent a case still sees no more than a sender does.
    return this.reader.find({ actor: caller.actor, role: caller.role }, caseCode);
  }

  private async tell(
    step: Escalated['step'],
    { actor, role }: Principal,
    view: EmergencyView,
    tx: EntityManager,
  ): Promise<EmergencyView> {
    const draft = composeRecord(
      'access.escalated.v1',
      { step, actor, role, reason: view.reason, operation: view.id },
      { subject: view.caseCode, correlationid: view.id },
    );
    await this.outbox.post([draft], tx);
    return view;
  }
}

async function required(id: string, tx: EntityManager): Promise<EmergencyView> {
  const view = await lockEmergency(id, tx);
  if (view) return view;
  throw none();
}

function none(): EnlaceError {
  return new EnlaceError('not-found', 'There is no such emergency for you. Check the id, or ask anew.', {
    field: 'id',
  });
}
