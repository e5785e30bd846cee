import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  EnlaceError,
  createCaseCode,
  createMessageId,
  createTraceparent,
  toWireTime,
  type FlagCreated,
  type FlagPlan,
  type FlagRequest,
  type MessageDraft,
} from '@enlace/contracts';
import { OutboxWriter, UnitOfWork } from '@enlace/outbox';
import {
  INITIAL_STATUS,
  deadlinesOf,
  discloseReferral,
  panamaDay,
  planFlag,
  type FlagDecision,
} from '@enlace/referral';
import type { EntityManager } from 'typeorm';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { DirectoryService } from '../directory/directory.service.js';
import { countInformationGiven, insertFlag, keepAnswer, takeKey } from '../store/flag.store.js';
import type { ReferralRow } from '../store/referral.row.js';
import { insertEvents, insertReferrals } from '../store/referral.store.js';

interface OutgoingReferral {
  readonly row: ReferralRow;
  readonly draft: MessageDraft<'referral.requested.v1'>;
}

/** Records flags: decides, seals and stores in one transaction. What is answered `created` will arrive. */
@Injectable()
export class FlagService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxWriter,
    private readonly directory: DirectoryService,
  ) {}

  preview(caller: Principal, flag: FlagRequest): FlagPlan {
    authorise(caller, 'flag.preview');
    return describePlan(flag, this.decide(flag, Date.now()));
  }

  /**
   * @param key the client's idempotency key: the same key and flag get the same answer and one effect
   * @throws EnlaceError `idempotency-key-reused`, or what `planFlag` refuses; nothing is stored then
   */
  async create(caller: Principal, flag: FlagRequest, key: string): Promise<FlagCreated> {
    authorise(caller, 'flag.create');
    const digest = createHash('sha256')
      .update(`${key}\n${JSON.stringify(flag)}`)
      .digest('base64url');
    return this.work.run(async (tx) => {
      const earlier = await takeKey(caller.actor, key, digest, tx);
      if (earlier) return repeatAnswer(earlier.digest === digest, earlier.answer);
      const now = Date.now();
      const decision = this.decide(flag, now);
      const answer = decision.informationGiven
        ? await this.countOnly(flag, decision, tx)
        : await this.store(caller, flag, decision, now, tx);
      await keepAnswer(caller.actor, key, answer, tx);
      return answer;
    });
  }

  private decide(flag: FlagRequest, now: number): FlagDecision {
    return planFlag(flag, { now, connected: (agency) => this.directory.isConnected(agency) });
  }

  /** Without consent nothing of the person is kept, not even the flag. */
  private async countOnly(
    flag: FlagRequest,
    decision: FlagDecision,
    tx: EntityManager,
  ): Promise<FlagCreated> {
    await countInformationGiven(panamaDay(decision.flaggedAt), flag.place, tx);
    return { ...describePlan(flag, decision), flagId: null, referrals: [] };
  }

  private async store(
    caller: Principal,
    flag: FlagRequest,
    decision: FlagDecision,
    now: number,
    tx: EntityManager,
  ): Promise<FlagCreated> {
    const flagId = randomUUID();
    await insertFlag(
      {
        id: flagId,
        officer: caller.actor,
        place: flag.place,
        flaggedAt: new Date(decision.flaggedAt),
        overrideGround: flag.consent.override?.ground ?? null,
        content: flag,
      },
      tx,
    );
    const outgoing = composeReferrals(flagId, flag, decision, caller.actor, now);
    const rows = outgoing.map((referral) => referral.row);
    if (rows.length > 0) {
      const stored = await insertReferrals(rows, tx);
      if (stored.size < rows.length)
        throw new EnlaceError('unavailable', 'A case code was taken. Send the flag again.');
      await insertEvents(
        outgoing.map(({ row, draft }) => requestedEvent(row, draft.type, caller.actor)),
        tx,
      );
      await this.outbox.post(
        outgoing.map((referral) => referral.draft),
        tx,
      );
    }
    const plan = describePlan(flag, decision);
    const referrals = plan.referrals.map((planned, index) => ({
      ...planned,
      caseCode: rows[index]?.caseCode ?? '',
    }));
    return { ...plan, flagId, referrals };
  }
}

function repeatAnswer(sameFlag: boolean, answer: FlagCreated): FlagCreated {
  if (sameFlag) return answer;
  throw new EnlaceError(
    'idempotency-key-reused',
    'This Idempotency-Key was used for another flag. Nothing was stored. Use a new key for a new flag.',
  );
}

/**
 * Each referral gets ids, a trace and a time of its own, none finer than the wire time: nothing a receiver holds joins
 * it with another referral of the flag.
 */
function composeReferrals(
  flagId: string,
  flag: FlagRequest,
  decision: FlagDecision,
  officer: string,
  now: number,
): OutgoingReferral[] {
  const wireTime = toWireTime(now);
  return decision.referrals.map((planned) => {
    const caseCode = createCaseCode();
    const draft: MessageDraft<'referral.requested.v1'> = {
      id: createMessageId(wireTime),
      type: 'referral.requested.v1',
      subject: caseCode,
      time: new Date(wireTime).toISOString(),
      sequence: 1,
      recipient: planned.to,
      correlationid: randomUUID(),
      traceparent: createTraceparent(),
      data: { ...discloseReferral(flag, decision, planned, officer), caseCode },
    };
    const { acknowledgeBy, contactBy } = deadlinesOf(wireTime, planned);
    const row: ReferralRow = {
      caseCode,
      direction: 'sent',
      agency: planned.to,
      office: planned.codeOnly ? null : planned.office,
      status: INITIAL_STATUS,
      flagId,
      codeOnly: planned.codeOnly,
      personCount: planned.persons.length,
      acknowledgeHours: planned.acknowledgeHours,
      contactHours: planned.contactHours,
      acknowledgeBy: new Date(acknowledgeBy),
      contactBy: new Date(contactBy),
      receivedAt: null,
      content: null,
      messageId: draft.id,
      correlationId: draft.correlationid,
      sequenceOut: 1,
      createdAt: new Date(now),
      updatedAt: new Date(now),
    };
    return { row, draft };
  });
}

function requestedEvent(row: ReferralRow, type: string, actor: string) {
  return { caseCode: row.caseCode, type, at: row.createdAt, agency: row.agency, actor, status: row.status };
}

function describePlan(flag: FlagRequest, decision: FlagDecision): FlagPlan {
  return {
    referrals: decision.referrals.map((planned) => ({
      to: planned.to,
      office: planned.office,
      persons: planned.persons.map((index) => flag.persons[index]?.alias ?? ''),
      needs: [...planned.needs],
      acknowledgeHours: planned.acknowledgeHours,
      contactHours: planned.contactHours,
      codeOnly: planned.codeOnly,
    })),
    withheld: [...decision.withheld],
    notConnected: [...decision.notConnected],
    phoneHealth: decision.phoneHealth,
    printedNote: decision.printedNote,
    informationGiven: decision.informationGiven,
  };
}
