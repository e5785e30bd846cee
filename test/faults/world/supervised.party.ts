import { setTimeout as delay } from 'node:timers/promises';
import type { PartyId } from '@enlace/contracts';
import { NodeProcess } from '../../support/process/node.process.js';

export interface PartySettings {
  readonly party: PartyId;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where its log goes. */
  readonly folder: string;
}

/** How a life of a party differs from the one in production. */
export interface Infection {
  readonly imports: readonly URL[];
  readonly env?: Readonly<Record<string, string>>;
}

const HEALTHY: Infection = { imports: [] };
/** What a container's restart policy leaves between two starts, about. */
const RESTART_MS = 200;

/** One party as a process of its own, under a supervisor that starts it again when it dies unasked. */
export class SupervisedParty {
  /** Times it died of itself. */
  deaths = 0;
  private process: NodeProcess | undefined;
  private infection = HEALTHY;
  private port = '0';

  constructor(private readonly settings: PartySettings) {}

  /** Where it listens, from its first start on. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** @throws Error with its last words when it does not come up */
  async start(infection = HEALTHY): Promise<void> {
    this.infection = infection;
    await this.launch();
  }

  async kill(): Promise<void> {
    await this.release()?.kill();
  }

  /** In good order, as a deployment does. */
  async stop(): Promise<void> {
    await this.release()?.stop();
  }

  /** From now on nobody starts it again. */
  private release(): NodeProcess | undefined {
    const { process } = this;
    this.process = undefined;
    return process;
  }

  private async launch(): Promise<void> {
    const { party, env, folder } = this.settings;
    const started = new NodeProcess({
      name: party,
      main: new URL(`../../../apps/${party}/src/main.js`, import.meta.url),
      env: { ...env, PORT: this.port, ...this.infection.env },
      folder,
      imports: this.infection.imports,
    });
    this.process = started;
    void this.attend(started);
    this.port = new URL(await started.url()).port;
  }

  /** Waits for the end of a life, and begins the next one if nobody ordered the end. */
  private async attend(started: NodeProcess): Promise<void> {
    await started.ended;
    if (this.process !== started) return;
    this.deaths += 1;
    await delay(RESTART_MS);
    if (this.process === started) await this.launch().catch(() => undefined);
  }
}
