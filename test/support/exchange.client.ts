import { randomUUID } from 'node:crypto';
import type {
  AgencyId,
  AuditEntries,
  AuditEntry,
  FlagCreated,
  PartyId,
  Problem,
  ReferralPage,
  ReferralTimeline,
  ReferralView,
  Role,
} from '@enlace/contracts';
import type { FlagBody } from './flag.body.js';

export interface Address {
  readonly party: PartyId;
  readonly url: string;
  readonly tokens: Readonly<Partial<Record<Role, string>>>;
}

export interface Answer<T = Problem> {
  readonly status: number;
  /** Media type without its parameters. */
  readonly type: string;
  readonly body: T;
}

export interface Question {
  /** Whose token goes with it; `null`: nobody's. @defaultValue what the party is there for */
  readonly role?: Role | null;
  readonly token?: string;
  /** @defaultValue `POST` with a body, `GET` without */
  readonly method?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Command =
  'acknowledge' | 'accept' | 'return' | 'start' | 'complete' | 'fail' | 'cancel' | 'reopen' | 'amend';

const USUAL_ROLE: Partial<Record<PartyId, Role>> = { senafront: 'officer', snm: 'officer', audit: 'auditor' };

/** What the people of the institutions do, each through the HTTP API of their own institution. */
export class ExchangeClient {
  constructor(private readonly addresses: readonly Address[]) {}

  /** Any request whatever; a refusal is an answer too. */
  async ask<T = Problem>(party: PartyId, path: string, question: Question = {}): Promise<Answer<T>> {
    const { url, tokens } = this.address(party);
    const role = question.role === undefined ? (USUAL_ROLE[party] ?? 'case-worker') : question.role;
    const token = question.token ?? (role === null ? undefined : tokens[role]);
    const body = question.raw ?? (question.json === undefined ? undefined : JSON.stringify(question.json));
    const response = await fetch(`${url}${path}`, {
      method: question.method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...question.headers,
      },
      ...(body !== undefined && { body }),
    });
    const type = response.headers.get('content-type')?.split(';', 1)[0] ?? '';
    return { status: response.status, type, body: (await response.json()) as T };
  }

  /** The answer to a request that must succeed. */
  async get<T>(party: PartyId, path: string, question: Question = {}): Promise<T> {
    const answer = await this.ask<T>(party, path, question);
    if (answer.status < 300) return answer.body;
    throw new Error(`${party} answered ${answer.status} to ${path}: ${JSON.stringify(answer.body)}`);
  }

  /** Posts a flag as an officer's device does. */
  post<T = FlagCreated>(
    flag: unknown,
    { by = 'senafront', key = randomUUID(), ...more }: Question & { by?: AgencyId; key?: string } = {},
  ): Promise<Answer<T>> {
    const headers = { 'idempotency-key': key, ...more.headers };
    return this.ask<T>(by, '/api/v1/flags', { json: flag, ...more, headers });
  }

  /** Posts a flag that must be taken. */
  async flag(flag: FlagBody, options: { by?: AgencyId; key?: string } = {}): Promise<FlagCreated> {
    const { status, body } = await this.post(flag, options);
    if (status === 201) return body;
    throw new Error(`The flag was answered ${status}: ${JSON.stringify(body)}`);
  }

  /** Posts a flag of which one referral is made. @returns its case code */
  async refer(flag: FlagBody, by: AgencyId = 'senafront'): Promise<string> {
    const { referrals } = await this.flag(flag, { by });
    const [referral] = referrals;
    if (referral && referrals.length === 1) return referral.caseCode;
    throw new Error(`The flag made ${referrals.length} referrals, one was expected`);
  }

  list(party: AgencyId, query: Readonly<Record<string, string | number>> = {}): Promise<ReferralPage> {
    const direction = USUAL_ROLE[party] === 'officer' ? 'sent' : 'received';
    const search = new URLSearchParams({ direction });
    for (const [name, value] of Object.entries(query)) search.set(name, String(value));
    return this.get(party, `/api/v1/referrals?${search.toString()}`);
  }

  read(party: AgencyId, caseCode: string): Promise<ReferralView> {
    return this.get(party, `/api/v1/referrals/${caseCode}`);
  }

  timeline(party: AgencyId, caseCode: string): Promise<ReferralTimeline> {
    return this.get(party, `/api/v1/referrals/${caseCode}/timeline`);
  }

  command<T = Problem>(
    party: AgencyId,
    caseCode: string,
    command: Command,
    json: unknown = {},
  ): Promise<Answer<T>> {
    return this.ask<T>(party, `/api/v1/referrals/${caseCode}/${command}`, { json });
  }

  /** Gives a command that must be obeyed. */
  move(party: AgencyId, caseCode: string, command: Command, json: unknown = {}): Promise<ReferralView> {
    return this.get(party, `/api/v1/referrals/${caseCode}/${command}`, { json });
  }

  /** Every entry of the log about a case, in the order of the log. */
  async entries(caseCode: string): Promise<AuditEntry[]> {
    const all: AuditEntry[] = [];
    for (let cursor = ''; ;) {
      const page = await this.get<AuditEntries>(
        'audit',
        `/api/v1/entries?subject=${caseCode}&limit=200${cursor}`,
      );
      all.push(...page.items);
      if (page.next === null) return all;
      cursor = `&cursor=${page.next}`;
    }
  }

  entry(messageId: string): Promise<AuditEntry> {
    return this.get('audit', `/api/v1/entries/${messageId}`);
  }

  /** A page for people, as a browser asks for it. */
  async page(party: PartyId, path: string): Promise<{ status: number; type: string | null; text: string }> {
    const response = await fetch(`${this.address(party).url}${path}`);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      text: await response.text(),
    };
  }

  private address(party: PartyId): Address {
    const address = this.addresses.find((candidate) => candidate.party === party);
    if (address) return address;
    throw new Error(`${party} is not on the exchange`);
  }
}
