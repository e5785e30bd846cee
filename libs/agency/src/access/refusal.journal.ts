import { createHmac, randomBytes } from 'node:crypto';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { ErrorCode, EventData } from '@enlace/contracts';
import { UnitOfWork } from '@enlace/outbox';
import type { FastifyRequest } from 'fastify';
import { composeRecord } from '../mailroom/audit.draft.js';
import { AuditTeller } from '../mailroom/audit.teller.js';
import { Repetition } from '../mailroom/repetition.js';
import type { Principal } from './principal.js';

type Refused = EventData<'access.refused.v1'>;

const CODES: readonly ErrorCode[] = [
  'not-authenticated',
  'login-failed',
  'not-allowed',
  'origin-not-allowed',
  'too-many-requests',
] satisfies Refused['code'][];

export const REFUSAL_KINDS = 50;
const MINUTE = 60_000;

export function isRefusal(code: ErrorCode): code is Refused['code'] {
  return CODES.includes(code);
}

/** What was refused of one kind in this minute and is not told yet. */
interface Pending {
  readonly refused: Omit<Refused, 'count' | 'from' | 'until'>;
  count: number;
  from: number;
}

/**
 * Tells the log who was refused what. The first of a kind at once, before it is answered; its repetitions in one number
 * at the end of the minute, and past fifty kinds all others of one code together. What a killed process had counted and
 * not told is lost: repetitions of a minute, never the first of a kind.
 */
@Injectable()
export class RefusalJournal implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Access');
  private readonly pending = new Map<string, Pending>();
  /** An IPv4 address is found from its bare hash in a minute. */
  private readonly secret = randomBytes(32);
  private readonly repetition = new Repetition(
    () => this.tellRepeated(),
    MINUTE,
    () => undefined,
  );

  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTeller,
  ) {}

  onApplicationBootstrap(): void {
    this.repetition.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.repetition.stop();
    await this.tellRepeated();
  }

  async note(code: Refused['code'], request: FastifyRequest & { principal?: Principal }): Promise<void> {
    const { principal } = request;
    const who = principal
      ? { actor: principal.actor, role: principal.role }
      : { address: createHmac('sha256', this.secret).update(request.ip).digest('base64url').slice(0, 22) };
    const refused = {
      code,
      action: `${request.method} ${request.routeOptions.url ?? ''}`.slice(0, 100),
      ...who,
    };
    const [key, kept] = this.kindOf(refused);
    const known = this.pending.get(key);
    if (known) {
      known.from = known.count === 0 ? Date.now() : known.from;
      known.count += 1;
      return;
    }
    const now = Date.now();
    // Counted before it is told, so that a flood in this instant is one kind already.
    const first: Pending = { refused: kept, count: 0, from: now };
    this.pending.set(key, first);
    if (!(await this.tell([{ ...kept, ...span(1, now) }]))) first.count += 1;
  }

  /** Ends a minute. What cannot be told now is told with the next. */
  async tellRepeated(): Promise<void> {
    const due = [...this.pending.values()].filter(({ count }) => count > 0);
    const told = due.map(({ refused, count, from }) => ({ ...refused, ...span(count, from) }));
    if (told.length > 0 && !(await this.tell(told))) return;
    for (const [index, pending] of due.entries()) pending.count -= told[index]?.count ?? 0;
    for (const [key, { count }] of this.pending) if (count === 0) this.pending.delete(key);
  }

  private kindOf(refused: Pending['refused']): [string, Pending['refused']] {
    const key = JSON.stringify(refused);
    const full = this.pending.size >= REFUSAL_KINDS && !this.pending.has(key);
    return full ? [refused.code, { code: refused.code }] : [key, refused];
  }

  private async tell(refusals: readonly Refused[]): Promise<boolean> {
    try {
      const drafts = refusals.map((refused) => composeRecord('access.refused.v1', refused));
      await this.work.run((tx) => this.audit.tell(drafts, tx));
      return true;
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown error';
      this.logger.warn(
        `A refusal could not be told to the log (${name}); it is told within a minute or two.`,
      );
      return false;
    }
  }
}

function span(count: number, from: number): Pick<Refused, 'count' | 'from' | 'until'> {
  return { count, from: new Date(from).toISOString(), until: new Date().toISOString() };
}
