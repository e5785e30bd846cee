import { randomUUID } from 'node:crypto';
import type { EventData, FlagRequest } from '@enlace/contracts';
import type { EntityManager } from 'typeorm';
import { NaiveAudit, NaiveFlag, NaiveOutbox, NaiveReferral } from './naive.tables.js';

type Referral = EventData<'referral.requested.v1'>;

/** What one transaction writes at the sender and at the receiver. */
export interface NaiveStore {
  insertFlag(flag: FlagRequest, officer: string, referral: Referral, tx: EntityManager): Promise<void>;
  insertOutbox(referral: Referral, tx: EntityManager): Promise<void>;
  insertArrival(referral: Referral, tx: EntityManager): Promise<void>;
}

/** As NestJS' own documentation has it. `insert`, not `save`, which reads each row before it writes it. */
const entities: NaiveStore = {
  async insertFlag(flag, officer, referral, tx) {
    await tx.insert(NaiveFlag, { id: randomUUID(), officer, content: flag });
    await insertReferral('onpar', officer, 'referral.requested', referral, tx);
  },
  async insertOutbox(referral, tx) {
    await tx.insert(NaiveOutbox, { data: referral });
  },
  insertArrival: (referral, tx) => insertReferral('senafront', 'senafront', 'referral.arrived', referral, tx),
};

async function insertReferral(
  agency: string,
  actor: string,
  action: string,
  referral: Referral,
  tx: EntityManager,
): Promise<void> {
  const { caseCode } = referral;
  await tx.insert(NaiveReferral, { caseCode, agency, status: 'requested', content: referral });
  await tx.insert(NaiveAudit, { actor, action, caseCode, data: referral });
}

const FLAG = 'INSERT INTO flag (id, officer, content) VALUES ($1, $2, $3)';
const REFERRAL = 'INSERT INTO referral (case_code, agency, status, content) VALUES ($1, $2, $3, $4)';
const AUDIT = 'INSERT INTO audit (actor, action, case_code, data) VALUES ($1, $2, $3, $4)';
const OUTBOX = 'INSERT INTO outbox (data) VALUES ($1)';

/** The same rows by statements written by hand: what the entities cost is not held against the design. */
const statements: NaiveStore = {
  async insertFlag(flag, officer, referral, tx) {
    const data = JSON.stringify(referral);
    await tx.query(FLAG, [randomUUID(), officer, JSON.stringify(flag)]);
    await tx.query(REFERRAL, [referral.caseCode, 'onpar', 'requested', data]);
    await tx.query(AUDIT, [officer, 'referral.requested', referral.caseCode, data]);
  },
  async insertOutbox(referral, tx) {
    await tx.query(OUTBOX, [JSON.stringify(referral)]);
  },
  async insertArrival(referral, tx) {
    const data = JSON.stringify(referral);
    await tx.query(REFERRAL, [referral.caseCode, 'senafront', 'requested', data]);
    await tx.query(AUDIT, ['senafront', 'referral.arrived', referral.caseCode, data]);
  },
};

export const NAIVE_STORES = { entities, statements } as const;
export type NaiveStoreName = keyof typeof NAIVE_STORES;

/** The one that this process was told to use. */
export function naiveStore(): NaiveStore {
  return NAIVE_STORES[(process.env['NAIVE_STORE'] ?? 'entities') as NaiveStoreName];
}
