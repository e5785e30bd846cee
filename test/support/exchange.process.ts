import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PartyId } from '@enlace/contracts';
import { ExchangeClient, type Address } from './exchange.client.js';
import type { Backend } from './exchange.js';

/** An exchange whose every word on standard output and error is kept. */
export interface ExchangeProcess {
  readonly client: ExchangeClient;
  readonly databases: Readonly<Record<PartyId, string>>;
  /** All it wrote since it was ready. */
  output(): string;
  /** @returns its exit code */
  stop(): Promise<number | null>;
}

interface Hello {
  readonly members: readonly Address[];
  readonly databases: Record<PartyId, string>;
}

/** @param logLevel the most talkative one shows the most */
export async function startExchangeProcess(backend: Backend, logLevel: string): Promise<ExchangeProcess> {
  const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', file('typescript.mjs'), file('exchange.main.ts'), backend],
    {
      env: { ...process.env, TEST_LOG_LEVEL: logLevel, NODE_OPTIONS: '' },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const hello = await new Promise<Hello>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The exchange did not start. It said:\n${output}`)));
    child.stdout.on('data', () => {
      const line = /^\{"members":.*\}\n/m.exec(output)?.[0];
      if (line === undefined) return;
      output = output.replace(line, '');
      resolve(JSON.parse(line) as Hello);
    });
  });
  return {
    client: new ExchangeClient(hello.members),
    databases: hello.databases,
    output: () => output,
    async stop() {
      child.stdin.end();
      const [code] = await ended;
      return code;
    },
  };
}
