import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { checkKeys, readKeyFiles, type KeyFiles } from './key.files.js';
import { PARTY_CONFIG, type PartyConfig } from './party.config.js';

/**
 * Reads keys and directory again when their files change, so that a rotation needs no restart and a revocation waits for
 * none. What the files hold is compared, not their times: a copy may keep the old time, and a mounted secret often does.
 * A file that is half written, or wrong, changes nothing: the keys that were good stay, and the log says so until it is mended.
 */
@Injectable()
export class KeyWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('KeyWatch');
  private timer: NodeJS.Timeout | undefined;
  private seen: string | undefined;
  private fault: string | undefined;
  private stopped = false;

  constructor(@Inject(PARTY_CONFIG) private readonly config: PartyConfig) {}

  async onApplicationBootstrap(): Promise<void> {
    const { keyFiles } = this.config;
    if (keyFiles === undefined) return;
    await this.look(keyFiles);
    this.wait(keyFiles);
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private wait(files: KeyFiles): void {
    if (this.stopped) return;
    const again = (): void => void this.look(files).finally(() => this.wait(files));
    this.timer = setTimeout(again, this.config.keysPollMilliseconds).unref();
  }

  private async look(files: KeyFiles): Promise<void> {
    try {
      const mark = await markOf(files);
      if (mark === this.seen) return;
      this.seen = mark;
      this.take(files);
      this.fault = undefined;
      this.logger.log('Keys and directory were read from their files.');
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown error';
      // Once, and not at every look: a file may be away for as long as the party runs.
      if (why !== this.fault) this.logger.error(`Keys and directory stay as they were: ${why}`);
      this.fault = why;
    }
  }

  /** Both are checked before either is taken. */
  private take(files: KeyFiles): void {
    const { party, ring, directory } = this.config;
    const { keys, parties } = readKeyFiles(files);
    checkKeys(party, keys, parties);
    directory.replace(parties);
    ring.replace(keys);
  }
}

async function markOf({ keysFile, directoryFile }: KeyFiles): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [keysFile, directoryFile]) hash.update(await readFile(file)).update('\0');
  return hash.digest('hex');
}
