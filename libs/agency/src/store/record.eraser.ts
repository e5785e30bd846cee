import { Injectable } from '@nestjs/common';
import { Departures } from '@enlace/outbox';
import { RecordVault } from '@enlace/security';
import type { EntityManager } from 'typeorm';
import type { ReferralRow } from './referral.row.js';
import { OWNER } from './data.key.owner.js';

/** Destroys what is kept of persons: the keys, what they sealed, and the keys that are open in memory. */
@Injectable()
export class RecordEraser {
  constructor(
    private readonly vault: RecordVault,
    private readonly departures: Departures,
  ) {}

  /**
   * The flag that a case came from goes with it, and the answer to the officer's device, for both hold the same person;
   * the other referrals of the flag have keys of their own and go on. What is left says that the case was: code,
   * agencies, states, times, who did what. Each erasure is told to the other side, so it counts one message.
   */
  async erase(
    rows: readonly Pick<ReferralRow, 'caseCode' | 'flagId'>[],
    at: Date,
    tx: EntityManager,
  ): Promise<void> {
    const codes = rows.map((row) => row.caseCode);
    await tx.query(
      `UPDATE referral SET data_key = NULL, content = NULL, erased_at = $2, sequence_out = sequence_out + 1
       WHERE case_code = ANY($1::text[])`,
      [codes, at],
    );
    await tx.query(
      'UPDATE referral_event SET note = NULL WHERE case_code = ANY($1::text[]) AND note IS NOT NULL',
      [codes],
    );
    this.forget(codes.map(OWNER.referral), tx);
    await this.eraseFlags(
      rows.flatMap((row) => row.flagId ?? []),
      tx,
    );
  }

  /** Flags alone: what the officer recorded, and the stored answer to the device. Their referrals stay. */
  async eraseFlags(flags: readonly string[], tx: EntityManager): Promise<void> {
    if (flags.length === 0) return;
    const requests = await eraseFlags(flags, tx);
    const keys = requests.map(({ actor, key }) => OWNER.request(actor, key));
    this.forget([...flags.map(OWNER.flag), ...keys], tx);
  }

  private forget(owners: readonly string[], tx: EntityManager): void {
    // After the commit: until then a reader may open the row again.
    this.departures.tell(() => {
      for (const owner of owners) this.vault.forget(owner);
    }, tx);
  }
}

async function eraseFlags(
  flags: readonly string[],
  tx: EntityManager,
): Promise<{ readonly actor: string; readonly key: string }[]> {
  const officers = await tx.query<{ id: string; officer: string }[]>(
    'SELECT id, officer FROM flag WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE',
    [flags],
  );
  await tx.query('UPDATE flag SET data_key = NULL, content = NULL WHERE id = ANY($1::uuid[])', [flags]);
  const requests = await tx.query<{ actor: string; key: string }[]>(
    `SELECT actor, key FROM idempotency_key request JOIN unnest($1::text[], $2::uuid[]) AS known (officer, flag)
       ON request.actor = known.officer AND request.flag_id = known.flag ORDER BY 1, 2 FOR UPDATE OF request`,
    [officers.map(({ officer }) => officer), officers.map(({ id }) => id)],
  );
  await tx.query(
    `UPDATE idempotency_key request SET data_key = NULL, answer = NULL
     FROM unnest($1::text[], $2::text[]) AS known (actor, key)
     WHERE request.actor = known.actor AND request.key = known.key`,
    [requests.map(({ actor }) => actor), requests.map(({ key }) => key)],
  );
  return requests;
}
