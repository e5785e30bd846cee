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
  readonly content: ReferralContent | null;
  /** The message that carried it here, or away. */
  readonly messageId: string;
  readonly correlationId: string;
  /** The last sequence that this side used about it. */
  readonly sequenceOut: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface ReferralEvent {
  readonly caseCode: string;
  readonly type: string;
  readonly at: Date;
  readonly agency: string;
  readonly actor?: string | undefined;
  readonly status?: ReferralStatus | undefined;
  readonly reason?: string | undefined;
  /** Free text that stays on this side. */
  readonly note?: string | undefined;
}
