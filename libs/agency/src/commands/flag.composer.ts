import { randomUUID } from 'node:crypto';
import {
  createCaseCode,
  createTraceparent,
  drawBytes,
  toWireTime,
  type FlagCreated,
  type FlagPlan,
  type FlagRequest,
  type MessageDraft,
  type MessageIds,
} from '@enlace/contracts';
import {
  INITIAL_STATUS,
  deadlinesOf,
  discloseReferral,
  ownRecordOf,
  panamaDay,
  type FlagDecision,
} from '@enlace/referral';
import { v7 } from 'uuid';
import type { FlagRow, Informed, Override } from '../store/flag.store.js';
import type { NewReferral } from '../store/referral.row.js';

interface OutgoingReferral {
  readonly row: NewReferral;
  readonly draft: MessageDraft<'referral.requested.v1'>;
}

/** All that one accepted flag writes, drawn up before the transaction that writes it. */
export interface ComposedFlag {
  /** `undefined` without consent: then nothing of the person is kept, not even the flag. */
  readonly row: FlagRow | undefined;
  /** What is counted instead. */
  readonly informed: Informed | undefined;
  readonly override: Override | undefined;
  readonly outgoing: readonly OutgoingReferral[];
  readonly answer: FlagCreated;
}

/** When flags are drawn up, and the ids of the messages that leave with them. */
export interface Occasion {
  readonly now: number;
  readonly ids: MessageIds;
}

export function composeFlag(
  flag: FlagRequest,
  decision: FlagDecision,
  officer: string,
  occasion: Occasion,
): ComposedFlag {
  const plan = describePlan(flag, decision);
  if (decision.informationGiven) {
    const informed = { day: panamaDay(decision.flaggedAt), place: flag.place };
    const answer = { ...plan, flagId: null, referrals: [] };
    return { row: undefined, informed, override: undefined, outgoing: [], answer };
  }
  // It stays with this agency and may tell its instant. A random one is another page of the index for every flag. Left to
  // itself `uuid` asks the system for each.
  const id = v7({ msecs: occasion.now, random: drawBytes(16) });
  const outgoing = composeReferrals(id, flag, decision, officer, occasion);
  const row: FlagRow = {
    id,
    officer,
    place: flag.place,
    flaggedAt: new Date(decision.flaggedAt),
    caseCodes: outgoing.map(({ row: { caseCode } }) => caseCode),
    content: ownRecordOf(flag),
  };
  const referrals = plan.referrals.map((planned, index) => ({
    ...planned,
    caseCode: outgoing[index]?.row.caseCode ?? '',
  }));
  const ground = flag.consent.override?.ground;
  const override = ground && { day: panamaDay(decision.flaggedAt), ground };
  return { row, informed: undefined, override, outgoing, answer: { ...plan, flagId: row.id, referrals } };
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
  { now, ids }: Occasion,
): OutgoingReferral[] {
  const wireTime = toWireTime(now);
  return decision.referrals.map((planned) => {
    const caseCode = createCaseCode();
    const draft: MessageDraft<'referral.requested.v1'> = {
      id: ids.next(planned.to),
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
    const row: NewReferral = {
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
      acknowledgeBy,
      contactBy,
      receivedAt: null,
      content: null,
      messageId: draft.id,
      correlationId: draft.correlationid,
      sequenceOut: 1,
      createdAt: new Date(now),
      updatedAt: new Date(now),
      requestedBy: officer,
    };
    return { row, draft };
  });
}

/** The plan as the officer is told it, persons by alias. */
export function describePlan(flag: FlagRequest, decision: FlagDecision): FlagPlan {
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
