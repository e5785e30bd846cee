import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningParty } from '@enlace/agency';
import { ROLES, type Role } from '@enlace/contracts';
import { generateKeys } from '@enlace/security';
import { createDatabase, type TestDatabase } from '../../../test/support/database.js';
import { startWitness } from '../src/witness.module.js';

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

export interface Answer<T = unknown> {
  readonly status: number;
  readonly body: T;
}

/** The witness as it runs in production, configured by environment and files, on its own database. */
export interface RunningWitness {
  readonly database: TestDatabase;
  readonly env: Record<string, string>;
  url(): string;
  add(body: string): Promise<Reply>;
  /** Without a role the request has no token. */
  ask<T>(path: string, role?: Role, body?: unknown): Promise<Answer<T>>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function runWitness(logKeys: string): Promise<RunningWitness> {
  const database = await createDatabase('defensoria');
  const folder = await mkdtemp(join(tmpdir(), 'enlace-witness-'));
  const write = async (name: string, content: unknown): Promise<string> => {
    await writeFile(join(folder, name), JSON.stringify(content));
    return join(folder, name);
  };
  const env = {
    PORT: '0',
    DATABASE_URL: database.url,
    KEYS_FILE: await write('keys.json', await generateKeys('defensoria')),
    TOKENS_FILE: await write('tokens.json', ROLES.map(recordOf)),
    LOG_KEYS: logKeys,
    LOG_LEVEL: 'silent',
  };
  let running: RunningParty | undefined = await startWitness(env);
  return {
    database,
    env,
    url: () => running?.url ?? '',
    async add(body) {
      const answer = await fetch(`${running?.url}/add-checkpoint`, { method: 'POST', body });
      const type = answer.headers.get('content-type')?.split(';', 1)[0] ?? '';
      return { status: answer.status, type, text: await answer.text() };
    },
    async ask<T>(path: string, role?: Role, body?: unknown): Promise<Answer<T>> {
      const headers = new Headers(role && { authorization: `Bearer ${tokenOf(role)}` });
      if (body !== undefined) headers.set('content-type', 'application/json');
      const answer = await fetch(`${running?.url}${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers,
        body: body === undefined ? null : JSON.stringify(body),
      });
      const text = await answer.text();
      return { status: answer.status, body: (text.startsWith('{') ? JSON.parse(text) : text) as T };
    },
    async restart() {
      await running?.close();
      running = undefined;
      running = await startWitness(env);
    },
    async stop() {
      await running?.close();
      running = undefined;
      await Promise.all([database.drop(), rm(folder, { recursive: true, force: true })]);
    },
  };
}

function tokenOf(role: Role): string {
  return `a-token-of-the-role-${role}`;
}

function recordOf(role: Role): object {
  return { sha256: createHash('sha256').update(tokenOf(role)).digest('hex'), actor: `some-${role}`, role };
}
