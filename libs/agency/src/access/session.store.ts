import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '@enlace/contracts';
import { DataSource } from 'typeorm';
import { PARTY_CONFIG } from '../party/party.config.js';
import type { AccessConfig } from './access.config.js';
import type { Principal } from './principal.js';

interface SessionRow {
  readonly actor: string;
  readonly role: Role;
  readonly office: string | null;
  readonly ends_at: Date;
  readonly stale: boolean;
}

export interface Session {
  readonly principal: Principal;
  readonly endsAt: Date;
}

/**
 * Who is logged in. The browser holds 256 random bits and the database their SHA-256 alone, so that a copy of the
 * database logs nobody in. By the clock of the database, which all processes of a party share.
 */
@Injectable()
export class SessionStore {
  private readonly idle: string;
  private readonly whole: string;

  constructor(
    private readonly dataSource: DataSource,
    @Inject(PARTY_CONFIG) { oidc }: Pick<AccessConfig, 'oidc'>,
  ) {
    this.idle = `${oidc?.session.idleMinutes ?? 0} minutes`;
    this.whole = `${oidc?.session.hours ?? 0} hours`;
  }

  /**
   * Always a new id: one that was known before the login must be worth nothing after it. The session that it takes the
   * place of ends.
   */
  async begin({ actor, role, office }: Principal, idToken: string, replaced?: string): Promise<string> {
    const id = randomBytes(32).toString('base64url');
    await this.dataSource.transaction(async (tx) => {
      await tx.query(
        `DELETE FROM access_session WHERE ends_at <= now() OR seen_at <= now() - $1::interval OR id_hash = $2`,
        [this.idle, hashOf(replaced ?? '')],
      );
      await tx.query(
        `INSERT INTO access_session (id_hash, actor, role, office, id_token, began_at, seen_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, now(), now(), now() + $6::interval)`,
        [hashOf(id), actor, role, office ?? null, idToken, this.whole],
      );
    });
    return id;
  }

  /** A session that is asked for is in use; written down once a minute, not with every request. */
  async find(id: string): Promise<Session | undefined> {
    const [row] = await this.dataSource.query<SessionRow[]>(
      `SELECT actor, role, office, ends_at, seen_at < now() - interval '1 minute' AS stale FROM access_session
       WHERE id_hash = $1 AND ends_at > now() AND seen_at > now() - $2::interval`,
      [hashOf(id), this.idle],
    );
    if (!row) return undefined;
    if (row.stale)
      await this.dataSource.query('UPDATE access_session SET seen_at = now() WHERE id_hash = $1', [
        hashOf(id),
      ]);
    const { actor, role, office, ends_at: endsAt } = row;
    return { principal: { actor, role, ...(office !== null && { office }) }, endsAt };
  }

  /** @returns the ID token, by which the provider knows whose session to end */
  async end(id: string): Promise<string | undefined> {
    const [rows] = await this.dataSource.query<[{ id_token: string }[], number]>(
      'DELETE FROM access_session WHERE id_hash = $1 RETURNING id_token',
      [hashOf(id)],
    );
    return rows[0]?.id_token;
  }
}

function hashOf(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}
