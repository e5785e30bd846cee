import {
  Acknowledgement1764700000000,
  KeyStatement1764600000000,
  Outbox1764000000000,
  PlainBody1764800000000,
  Reconcile1764200000000,
  Replay1764100000000,
} from '@enlace/outbox';
import { Agency1764000100000 } from './1764000100000-agency.migration.js';
import { Sealed1764300000000 } from './1764300000000-sealed.migration.js';
import { Demand1764310000000 } from './1764310000000-demand.migration.js';
import { Withdrawal1764320000000 } from './1764320000000-withdrawal.migration.js';
import { AccessSession1764400000000 } from './1764400000000-access-session.migration.js';
import { EmergencyRead1764400100000 } from './1764400100000-emergency-read.migration.js';
import { Timeline1764910000000 } from './1764910000000-timeline.migration.js';
import { ReferralList1764920000000 } from './1764920000000-referral-list.migration.js';

/** The migrations of every agency, in the order of their times. */
export const AGENCY_MIGRATIONS = [
  Outbox1764000000000,
  Agency1764000100000,
  Replay1764100000000,
  Reconcile1764200000000,
  Sealed1764300000000,
  Demand1764310000000,
  Withdrawal1764320000000,
  AccessSession1764400000000,
  EmergencyRead1764400100000,
  KeyStatement1764600000000,
  Acknowledgement1764700000000,
  PlainBody1764800000000,
  Timeline1764910000000,
  ReferralList1764920000000,
];
