import { join } from 'node:path';
import type { PartyId } from '@enlace/contracts';
import { prepareIdentities } from '../../../apps/sandbox/src/fleet/identity.store.js';
import { MEMBERS } from '../../../apps/sandbox/src/fleet/member.list.js';
import type { BenchContext } from '../bench.context.js';
import type { BenchProcess } from '../process/bench.process.js';

/** The shortest whole exchange: who flags, who receives, who audits, each the program that runs in production. */
export interface Exchange {
  readonly sender: BenchProcess;
  readonly receiver: BenchProcess;
  readonly audit: BenchProcess;
  /** Where the sender listens, and a token of one of its officers. */
  readonly url: string;
  readonly token: string;
  readonly databases: Readonly<Record<'sender' | 'receiver', string>>;
}

/** `driver` is the same agency, which the benchmark can tell to flag without HTTP between. */
export type SenderKind = 'main' | 'driver';

const SENDER_MAIN: Readonly<Record<SenderKind, string>> = {
  main: '../../apps/senafront/src/main.js',
  driver: 'exchange/sender.process.js',
};

/** @param name of this exchange: databases and queues of its own, so that no scenario starts with another's rows */
export async function startExchange(bench: BenchContext, name: string, kind: SenderKind): Promise<Exchange> {
  const identities = await prepareIdentities(join(bench.folder, 'identities'), MEMBERS);
  const databaseOf = (party: PartyId): Promise<string> => bench.postgres.createDatabase(`${name}_${party}`);
  const start = async (party: PartyId, main: string): Promise<BenchProcess> => {
    const identity = identities.of.get(party);
    return bench.start(party, main, {
      REDIS_URL: bench.redis.url,
      QUEUE_PREFIX: name,
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: await databaseOf(party),
      KEYS_FILE: identity?.keysFile,
      TOKENS_FILE: identity?.tokensFile,
      DIRECTORY_FILE: identities.directoryFile,
      ...bench.options.settings,
    });
  };
  const receiver = await start('onpar', '../../apps/onpar/src/main.js');
  const audit = await start('audit', '../../apps/audit/src/main.js');
  const sender = await start('senafront', SENDER_MAIN[kind]);
  const [url] = await Promise.all([sender.url(), receiver.url(), audit.url()]);
  const token = identities.of.get('senafront')?.tokens.officer ?? '';
  const databases = { sender: await databaseOf('senafront'), receiver: await databaseOf('onpar') };
  return { sender, receiver, audit, url, token, databases };
}
