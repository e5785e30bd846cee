import type { AgencyId, Need } from '@enlace/contracts';
import type { RoutingCondition } from './routing.conditions.js';

interface RuleBase {
  readonly need: Need;
  readonly when: RoutingCondition;
  /** Hours from the flag until a named person of the receiver has opened the referral. */
  readonly acknowledgeHours: number;
  /** Hours from the flag until the receiver's first contact with the person. */
  readonly contactHours: number;
  /** The health service is no agency of the exchange: the officer phones it, or hands over a printed note. */
  readonly health?: 'phone' | 'note';
}

/** A need that makes a referral of its own. */
export interface DirectRule extends RuleBase {
  readonly receiver: AgencyId;
  /** The receiver gets code and clocks and nobody's name; therefore no consent is asked for it. */
  readonly codeOnly?: true;
  /** Whom this receiver may be told of with the person's own consent only, whatever the ground of an override. */
  readonly requiresConsent?: RoutingCondition;
  /** No other need of the person goes along to this receiver. */
  readonly alone?: true;
}

/** A need without a receiver of its own: it joins every referral of the same person, and tightens its clocks. */
export interface AlongRule extends RuleBase {
  readonly receiver: 'along';
}

export type RoutingRule = DirectRule | AlongRule;

const DAY = 24;

/**
 * Who must be told of which need, and how fast (design.md section 5, domain.md 9a). All rows of a need whose condition
 * holds apply together; `child` and the `adult` conditions exclude each other, which is how the child rule wins.
 * "ONPAR if fear" needs no rows: fear is a need of its own. The hours are targets of the institutions, not law.
 */
// prettier-ignore
export const ROUTING_RULES: readonly RoutingRule[] = [
  { need: 'fear-of-return', when: 'any', receiver: 'onpar', acknowledgeHours: 24, contactHours: 72, requiresConsent: 'adult-survivor' },
  { need: 'imminent-removal', when: 'any', receiver: 'onpar', acknowledgeHours: 1, contactHours: 3 },
  { need: 'imminent-removal', when: 'any', receiver: 'defensoria', acknowledgeHours: 1, contactHours: 3, codeOnly: true },
  { need: 'unaccompanied-child', when: 'child', receiver: 'senniaf', acknowledgeHours: 1, contactHours: 24 },
  { need: 'separated-child', when: 'child', receiver: 'senniaf', acknowledgeHours: 3, contactHours: 24 },
  { need: 'child-in-family', when: 'child', receiver: 'senniaf', acknowledgeHours: 24, contactHours: 72 },
  { need: 'gbv-survivor', when: 'adult', receiver: 'inamu', acknowledgeHours: 1, contactHours: 24 },
  { need: 'gbv-survivor', when: 'child', receiver: 'senniaf', acknowledgeHours: 1, contactHours: 3 },
  { need: 'sexual-violence-72h', when: 'adult', receiver: 'inamu', acknowledgeHours: 1, contactHours: 3, health: 'phone' },
  { need: 'sexual-violence-72h', when: 'child', receiver: 'senniaf', acknowledgeHours: 1, contactHours: 3, health: 'phone' },
  { need: 'trafficking', when: 'child', receiver: 'senniaf', acknowledgeHours: 3, contactHours: 24 },
  { need: 'trafficking', when: 'adult-woman', receiver: 'inamu', acknowledgeHours: 3, contactHours: 24 },
  { need: 'trafficking', when: 'adult-not-woman', receiver: 'onpar', acknowledgeHours: 3, contactHours: 24 },
  { need: 'stateless', when: 'any', receiver: 'mire', acknowledgeHours: 3 * DAY, contactHours: 14 * DAY, alone: true },
  { need: 'stateless', when: 'child', receiver: 'senniaf', acknowledgeHours: 3 * DAY, contactHours: 14 * DAY },
  { need: 'family-missing', when: 'child', receiver: 'senniaf', acknowledgeHours: 24, contactHours: 72 },
  { need: 'family-missing', when: 'adult', receiver: 'onpar', acknowledgeHours: 24, contactHours: 72 },
  { need: 'medical', when: 'any', receiver: 'along', acknowledgeHours: 3, contactHours: 24, health: 'note' },
];
