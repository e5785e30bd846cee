import { Injectable } from '@nestjs/common';
import { authorise, type Principal } from '@enlace/agency';
import { TreeFrontier, consistencyProof, inclusionProof } from '@enlace/audit';
import { EnlaceError } from '@enlace/contracts';
import { DataSource } from 'typeorm';
import { readHead } from '../store/head.store.js';
import { nodeReader } from '../store/node.store.js';
import { findEntry } from '../query/entry.finder.js';
import type {
  ConsistencyProof,
  ConsistencyQuery,
  InclusionProof,
  ProofQuery,
} from '../query/proof.schema.js';

/** Proofs over the stored nodes: some 2 log2(size) rows each, however long the log. Nothing is signed here. */
@Injectable()
export class ProofService {
  constructor(private readonly db: DataSource) {}

  /** Of the log at the size of the checkpoint that the asker holds, or as it is now. */
  async inclusion(
    caller: Principal,
    messageId: string,
    { size, source }: ProofQuery,
  ): Promise<InclusionProof> {
    authorise(caller, 'log.read');
    const { leaf } = await findEntry(messageId, source, this.db);
    const head = await this.headCovering(size, 'size');
    const asked = size ?? head.size;
    const readNodes = nodeReader(this.db);
    const path = await inclusionProof(leaf, asked, readNodes);
    const frontier = asked === head.size ? head : await TreeFrontier.restore(asked, readNodes);
    return { leaf, size: asked, root: frontier.root().toString('base64'), path: path.map(base64) };
  }

  async consistency(caller: Principal, { from, to }: ConsistencyQuery): Promise<ConsistencyProof> {
    authorise(caller, 'log.read');
    await this.headCovering(to, 'to');
    const path = await consistencyProof(from, to, nodeReader(this.db));
    return { from, to, path: path.map(base64) };
  }

  private async headCovering(size: number | undefined, field: string): Promise<TreeFrontier> {
    const head = await readHead(this.db);
    if (size === undefined || size <= head.size) return head;
    throw new EnlaceError(
      'validation-failed',
      'The log is not that long yet. Ask for a size it has reached.',
      {
        field,
        facts: { size: head.size },
      },
    );
  }
}

function base64(hash: Buffer): string {
  return hash.toString('base64');
}
