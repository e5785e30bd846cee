import type { AgencyId, ReferralContent, ReferralStatus } from '@enlace/contracts';

export type Direction = 'sent' | 'received';

/** A referral as one side of it keeps it. */
export interface ReferralRow {
  readonly caseCode: string;
  readonly direction: Direction;
  /** The other side. */
  readonly agency: AgencyId;
  readonly office: string | null;
  readonly status: ReferralStatus;
  readonly flagId: string | null;
  readonly codeOnly: boolean;
  readonly personCount: number;
  readonly acknowledgeHours: number;
  readonly contactHours: number;
  readonly acknowledgeBy: Date;
  readonly contactBy: Date;
  readonly receivedAt: Date | null;
  /** The key of what is sealed of it, wrapped; `null` where nothing is. */
  readonly dataKey: string | null;
  /** The content, sealed. */
  readonly sealed: Buffer | null;
  /** When consent was withdrawn, as far as this side knows: from then on nobody is shown the content. */
  readonly withdrawnAt: Date | null;
  /** When its key was destroyed here. */
  readonly erasedAt: Date | null;
  /** The message that carried it here, or away. */
  readonly messageId: string;
  readonly correlationId: string;
  /** The last sequence that this side used about it. */
  readonly sequenceOut: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A referral that is about to be kept: its content is not sealed yet. */
export interface NewReferral extends Omit<ReferralRow, 'dataKey' | 'sealed' | 'withdrawnAt' | 'erasedAt'> {
  readonly content: ReferralContent | null;
  /** Who asked for it, as far as this side may know. */
  readonly requestedBy: string | null;
}

export interface ReferralEvent {
  readonly caseCode: string;
  readonly type: string;
  readonly at: Date;
  readonly agency: string;
  readonly actor?: string | undefined;
  readonly status?: ReferralStatus | undefined;
  readonly reason?: string | undefined;
  /** Free text that stays on this side, sealed. */
  readonly note?: Buffer | undefined;
}
