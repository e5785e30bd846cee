import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { TreeFrontier, leafHash, verifyCheckpoint, verifyConsistency, verifyInclusion } from '@enlace/audit';
import type { AuditCheckpoint } from '@enlace/contracts';
import type { PatientClient } from '../load/patient.client.js';
import type { SeededRandom } from '../schedule/seeded.random.js';
import type { FaultWorld } from '../world/fault.world.js';
import type { Finding } from './finding.list.js';
import type { AuditRecords } from './party.records.js';

const ORIGIN = 'enlace.pa/audit';
const SAMPLE = 20;

interface Checkpoint {
  readonly size: number;
  readonly root: Buffer;
}

/** Looks at the log as an outsider does: over its API, trusting nothing but the audit's published key. */
export class LogWatch {
  private first: Checkpoint | undefined;

  constructor(
    private readonly world: FaultWorld,
    private readonly client: PatientClient,
    private readonly random: SeededRandom,
  ) {}

  /** Takes a checkpoint early in the run, to which the log is held at its end. */
  async begin(): Promise<void> {
    this.first = await this.checkpoint();
  }

  async findFaults({ leaves }: AuditRecords): Promise<Finding[]> {
    const last = await this.checkpoint();
    const faults: string[] = [];
    if (leaves.some(({ index }, place) => index !== place)) faults.push('the leaves are not 0 to the last');
    const { frontier } = TreeFrontier.empty.append(leaves.map(({ body }) => leafHash(body)));
    if (frontier.size !== last.size) faults.push(`${frontier.size} leaves, and a checkpoint of ${last.size}`);
    else if (!frontier.root().equals(last.root))
      faults.push('the leaves do not lead to the root that is signed');
    if (!(await this.continues(last))) faults.push('it does not contain the checkpoint of the beginning');
    for (const { id, source, index, body } of this.random.sample(leaves, SAMPLE)) {
      const { path } = await this.get<{ path: string[] }>(
        `/entries/${id}/proof?source=${source}&size=${last.size}`,
      );
      if (!verifyInclusion(leafHash(body), index, last.size, bytes(path), last.root))
        faults.push(`leaf ${index} is not proved`);
    }
    return faults.map((fault) => ({ kind: 'other', about: `log ${fault}`, text: `the audit log: ${fault}` }));
  }

  private async continues(last: Checkpoint): Promise<boolean> {
    if (this.first === undefined) return true;
    const { size, root } = this.first;
    const { path } = await this.get<{ path: string[] }>(`/consistency?from=${size}&to=${last.size}`);
    return verifyConsistency(size, root, last.size, last.root, bytes(path));
  }

  private async checkpoint(): Promise<Checkpoint> {
    const { note } = await this.get<AuditCheckpoint>('/checkpoint');
    const publicKey = await readAuditKey(this.world.directoryFile);
    return verifyCheckpoint(note, ORIGIN, [{ name: ORIGIN, publicKey }]).checkpoint;
  }

  /** @throws Error when the audit refuses to answer */
  private async get<T>(path: string): Promise<T> {
    const url = `${this.world.addressOf('audit')}/api/v1${path}`;
    const { status, body } = await this.client.ask<T>({ url, token: this.world.tokenOf('audit', 'auditor') });
    if (status === 200) return body;
    throw new Error(`The audit answered ${status} to ${path}: ${JSON.stringify(body)}`);
  }
}

async function readAuditKey(directoryFile: string): Promise<KeyObject> {
  const { parties } = JSON.parse(await readFile(directoryFile, 'utf8')) as {
    parties: { audit: { keys: { use: string; kty: string; crv: string; x: string }[] } };
  };
  const { kty, crv, x } = parties.audit.keys.find(({ use }) => use === 'sig') ?? {};
  return createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
}

function bytes(path: readonly string[]): Buffer[] {
  return path.map((hash) => Buffer.from(hash, 'base64'));
}
