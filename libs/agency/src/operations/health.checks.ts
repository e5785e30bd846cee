import type { PartyId } from '@enlace/contracts';
import { Ailment, type HealthCheck } from '@enlace/platform';
import type { BullMqClient } from '@enlace/transport';
import type { DataSource } from 'typeorm';
import { auditSilence } from './audit.silence.js';
import type { OpenWork } from './open.work.js';
import type { OpenWorkReader } from './open.work.reader.js';

export interface HealthSources {
  readonly dataSource: DataSource;
  readonly client: Pick<BullMqClient, 'connect'>;
  readonly openWork: OpenWorkReader;
  /** Destinations to which sending was stopped because they do not answer. */
  readonly openCircuits: () => ReadonlySet<PartyId>;
  /** Seconds that something may lack the receipt of the audit until that is an ailment. */
  readonly auditSilenceSeconds: number;
}

/** What a party stands on, and what of its work is stuck. Only without its database can it take no flag. */
export function createHealthChecks(sources: HealthSources): HealthCheck[] {
  const { dataSource, client, openWork, openCircuits, auditSilenceSeconds } = sources;
  /** A thing that does not keep anybody from serving. */
  const work = (name: string, check: () => Promise<void>): HealthCheck => ({
    name,
    dispensable: true,
    check,
  });
  const read = (): Promise<OpenWork> =>
    openWork.read().catch(() => {
      throw new Ailment('unknown');
    });
  return [
    { name: 'database', check: async () => void (await dataSource.query('SELECT 1')) },
    work('broker', () => client.connect()),
    work('receipts', async () => {
      if ((await read()).lanes.some((lane) => lane.overdue > 0)) throw new Ailment('overdue');
    }),
    work('circuits', async () => {
      if (openCircuits().size > 0) throw new Ailment('open');
    }),
    work('dead-letters', async () => {
      if ((await read()).deadLetters.length > 0) throw new Ailment('waiting');
    }),
    // No event is complete before its audit receipt: what nobody writes down must be seen at once.
    work('audit', async () => {
      const silence = auditSilence(await read(), auditSilenceSeconds);
      if (silence) throw new Ailment(silence);
    }),
  ];
}
