import {
  AuditEntries,
  Figures,
  FlagCreated,
  Problem,
  ReferralPage,
  ReferralTimeline,
  ReferralView,
  type PartyId,
  type Role,
} from '@enlace/contracts';
import * as z from 'zod';
import type { Ask } from './exchange.credentials.js';

/** An answer of the exchange: what was asked for, or the problem document. */
export type Answer<T> = { readonly ok: T } | { readonly problem: Problem };

/** One party's public HTTP API, as its people and programs use it. Every answer is checked against its schema. */
export class PartyClient {
  constructor(
    private readonly party: PartyId,
    private readonly send: Ask,
  ) {}

  flag(body: unknown, key: string): Promise<Answer<FlagCreated>> {
    return this.ask('officer', FlagCreated, '/api/v1/flags', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    });
  }

  async list(direction: 'sent' | 'received'): Promise<ReferralPage['items']> {
    const items: ReferralPage['items'] = [];
    let cursor = '';
    for (;;) {
      const path = `/api/v1/referrals?direction=${direction}&limit=200${cursor}`;
      const page = await this.get('head-of-office', ReferralPage, path);
      items.push(...page.items);
      if (page.next === null) return items;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  }

  referral(caseCode: string): Promise<ReferralView> {
    return this.get('head-of-office', ReferralView, `/api/v1/referrals/${caseCode}`);
  }

  timeline(caseCode: string): Promise<ReferralTimeline> {
    return this.get('head-of-office', ReferralTimeline, `/api/v1/referrals/${caseCode}/timeline`);
  }

  /** As the Ombudsman's auditor reads them. */
  figures(): Promise<Figures> {
    return this.get('auditor', Figures, '/api/v1/figures');
  }

  /** Of the audit only. */
  entries(caseCode: string): Promise<AuditEntries> {
    return this.get('auditor', AuditEntries, `/api/v1/entries?subject=${caseCode}`);
  }

  private async get<T>(role: Role, schema: z.ZodType<T>, path: string): Promise<T> {
    const answer = await this.ask(role, schema, path);
    if ('ok' in answer) return answer.ok;
    throw new Error(`${this.party} answered ${path} with ${answer.problem.status} ${answer.problem.code}`);
  }

  private async ask<T>(
    role: Role,
    schema: z.ZodType<T>,
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const response = await this.send(role, path, { ...init, signal: AbortSignal.timeout(30_000) });
    const body: unknown = await response.json();
    return response.ok ? { ok: schema.parse(body) } : { problem: Problem.parse(body) };
  }
}
