import { Inject, Injectable } from '@nestjs/common';
import {
  EnlaceError,
  createMessageId,
  createTraceparent,
  toWireTime,
  type FlagRequest,
  type MessageDraft,
  type ReferralContent,
  type ReferralView,
} from '@enlace/contracts';
import { OutboxWriter, UnitOfWork } from '@enlace/outbox';
import { discloseReferral, planFlag, transition, type FlagDecision, type Side } from '@enlace/referral';
import { RecordVault } from '@enlace/security';
import { authorise } from '../access/permission.table.js';
import type { Principal } from '../access/principal.js';
import { DirectoryService } from '../directory/directory.service.js';
import { PARTY_CONFIG, type PartyConfig } from '../party/party.config.js';
import { ReferralReader } from '../store/referral.reader.js';
import type { ReferralRow } from '../store/referral.row.js';
import { changeStatus, insertEvents, lockReferrals, replaceContent } from '../store/referral.store.js';
import { requireVisible } from '../store/referral.visibility.js';

/** Sends a returned referral again with what was missing; to its receiver alone, whomever else the flag concerns. */
@Injectable()
export class AmendmentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: OutboxWriter,
    private readonly reader: ReferralReader,
    private readonly directory: DirectoryService,
    private readonly vault: RecordVault,
    @Inject(PARTY_CONFIG) private readonly config: PartyConfig,
  ) {}

  /**
   * The stored flag stays as it was first recorded, because it is the evidence of what the officer knew then. The
   * correction is kept once, in the sealed message of the outbox: a second copy in clear would double what a thief of
   * this database reads. The clocks run on from the first sending; a mended form must not win an agency time.
   *
   * @param flag the whole corrected flag, never a patch: what the receiver may see of it is decided afresh
   * @throws EnlaceError `not-found`, `transition-not-allowed`, `validation-failed` on `persons` when the flag no longer
   * leads to this receiver, or what `planFlag` refuses; nothing changes then
   */
  async amend(caller: Principal, caseCode: string, flag: FlagRequest): Promise<ReferralView> {
    authorise(caller, 'referral.amend');
    const at = new Date();
    const decision = planFlag(flag, {
      now: at.getTime(),
      connected: (agency) => this.directory.isConnected(agency),
    });
    await this.work.run(async (tx) => {
      const row = requireVisible(caller, (await lockReferrals([caseCode], tx)).get(caseCode));
      const by: Side = row.direction === 'received' ? 'receiving' : 'referring';
      const { to: status } = transition(row.status, 'amend', by);
      const content = contentFor(row, flag, decision, caller.actor);
      const draft = composeAmendment(row, content, at);
      await changeStatus([{ caseCode, status, at, messages: 1 }], tx);
      const { office, persons } = content;
      const { dataKey } = row;
      const carried = { caseCode, office, personCount: persons.length, messageId: draft.id };
      await replaceContent([{ ...carried, dataKey, content: null }], this.vault, tx);
      const event = {
        caseCode,
        type: draft.type,
        at,
        agency: this.config.party,
        actor: caller.actor,
        status,
      };
      await insertEvents([event], tx);
      await this.outbox.post([draft], tx);
    });
    return this.reader.find(caller, caseCode);
  }
}

/** A referral by code alone has no content to mend, and its receiver must not come by one. */
function contentFor(
  row: ReferralRow,
  flag: FlagRequest,
  decision: FlagDecision,
  officer: string,
): ReferralContent {
  const planned = decision.referrals.find(({ to, codeOnly }) => to === row.agency && !codeOnly);
  const disclosed = planned && !row.codeOnly && discloseReferral(flag, decision, planned, officer);
  if (disclosed && disclosed.disclosure === 'full') return disclosed.content;
  throw new EnlaceError(
    'validation-failed',
    'The corrected flag no longer leads to this receiver. Cancel this referral and flag anew.',
    { field: 'persons' },
  );
}

/** As coarse in time as the first message: two referrals of one flag may be mended in one minute as well. */
function composeAmendment(
  row: ReferralRow,
  content: ReferralContent,
  at: Date,
): MessageDraft<'referral.amended.v1'> {
  const wireTime = toWireTime(at.getTime());
  return {
    id: createMessageId(wireTime),
    type: 'referral.amended.v1',
    subject: row.caseCode,
    time: new Date(wireTime).toISOString(),
    sequence: row.sequenceOut + 1,
    recipient: row.agency,
    correlationid: row.correlationId,
    causationid: row.messageId,
    traceparent: createTraceparent(),
    data: { caseCode: row.caseCode, content },
  };
}
