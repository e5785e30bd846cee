import { EnlaceError } from '@enlace/contracts';
import { isCount, subtreesOf, type TreeNode } from './node.address.js';
import { readHashes, type ReadNodes } from './node.reader.js';
import { foldSubtrees, isHash, nodeHash } from './tree.hash.js';

export interface Appended {
  readonly frontier: TreeFrontier;
  /** Every subtree that became complete, the leaves themselves included: what the store inserts. */
  readonly nodes: readonly TreeNode[];
}

/**
 * The right edge of the log: the complete subtrees that its leaves make up, largest first. It is all that appending
 * needs, O(log size). A frontier never changes, so an append whose transaction rolls back leaves nothing to undo.
 */
export class TreeFrontier {
  static readonly empty = new TreeFrontier(0, []);

  /**
   * @param size of the log in leaves
   * @param edge hashes of the complete subtrees of the log, largest first
   * @throws EnlaceError `internal` when the edge is not one of a log of that size
   */
  constructor(
    readonly size: number,
    readonly edge: readonly Buffer[],
  ) {
    if (!isCount(size) || edge.length !== subtreesOf({ start: 0, end: size }).length || !edge.every(isHash)) {
      throw new EnlaceError('internal', 'These hashes are not the right edge of a log of this size', {
        facts: { size, hashes: edge.length },
      });
    }
  }

  /** The frontier as it was at `size`, from the stored nodes, in one read. */
  static async restore(size: number, readNodes: ReadNodes): Promise<TreeFrontier> {
    return new TreeFrontier(size, await readHashes(subtreesOf({ start: 0, end: size }), readNodes));
  }

  /** Root of the log at this size (RFC 6962 2.1). */
  root(): Buffer {
    return foldSubtrees(this.edge);
  }

  /**
   * Appends leaf hashes in their order; one by one or all at once gives the same log.
   *
   * @throws EnlaceError `internal` when one is not a hash: an entry handed over unhashed would be a log nobody can prove
   */
  append(leafHashes: readonly Buffer[]): Appended {
    if (!leafHashes.every(isHash))
      throw new EnlaceError('internal', 'What was to be appended is not a leaf hash');
    const nodes: TreeNode[] = [];
    const edge = [...this.edge];
    let size = this.size;
    for (const leaf of leafHashes) {
      let node: TreeNode = { level: 0, index: size, hash: leaf };
      nodes.push(node);
      // An odd index is a right child: its left sibling is the last of the edge, and together they are complete.
      for (; node.index % 2 === 1; nodes.push(node)) node = joined(edge.pop(), node);
      edge.push(node.hash);
      size += 1;
    }
    return { frontier: new TreeFrontier(size, edge), nodes };
  }
}

function joined(left: Buffer | undefined, right: TreeNode): TreeNode {
  if (left === undefined) throw new EnlaceError('internal', 'The right edge of the log ended too early');
  return { level: right.level + 1, index: (right.index - 1) / 2, hash: nodeHash(left, right.hash) };
}
