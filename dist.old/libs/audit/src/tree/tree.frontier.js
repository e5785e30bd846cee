import { EnlaceError } from "../../../contracts/src/index.js";
import { isCount, subtreesOf } from "./node.address.js";
import { readHashes } from "./node.reader.js";
import { foldSubtrees, isHash, nodeHash } from "./tree.hash.js";
/**
 * The right edge of the log: the complete subtrees that its leaves make up, largest first. It is all that appending
 * needs, O(log size). A frontier never changes, so an append whose transaction rolls back leaves nothing to undo.
 */ export class TreeFrontier {
    static{
        this.empty = new TreeFrontier(0, []);
    }
    /**
   * @param size of the log in leaves
   * @param edge hashes of the complete subtrees of the log, largest first
   * @throws EnlaceError `internal` when the edge is not one of a log of that size
   */ constructor(size, edge){
        this.size = size;
        this.edge = edge;
        if (!isCount(size) || edge.length !== subtreesOf({
            start: 0,
            end: size
        }).length || !edge.every(isHash)) {
            throw new EnlaceError('internal', 'These hashes are not the right edge of a log of this size', {
                facts: {
                    size,
                    hashes: edge.length
                }
            });
        }
    }
    /** The frontier as it was at `size`, from the stored nodes, in one read. */ static async restore(size, readNodes) {
        return new TreeFrontier(size, await readHashes(subtreesOf({
            start: 0,
            end: size
        }), readNodes));
    }
    /** Root of the log at this size (RFC 6962 2.1). */ root() {
        return foldSubtrees(this.edge);
    }
    /**
   * Appends leaf hashes in their order; one by one or all at once gives the same log.
   *
   * @throws EnlaceError `internal` when one is not a hash: an entry handed over unhashed would be a log nobody can prove
   */ append(leafHashes) {
        if (!leafHashes.every(isHash)) throw new EnlaceError('internal', 'What was to be appended is not a leaf hash');
        const nodes = [];
        const edge = [
            ...this.edge
        ];
        let size = this.size;
        for (const leaf of leafHashes){
            let node = {
                level: 0,
                index: size,
                hash: leaf
            };
            nodes.push(node);
            // An odd index is a right child: its left sibling is the last of the edge, and together they are complete.
            for(; node.index % 2 === 1; nodes.push(node))node = joined(edge.pop(), node);
            edge.push(node.hash);
            size += 1;
        }
        return {
            frontier: new TreeFrontier(size, edge),
            nodes
        };
    }
}
function joined(left, right) {
    if (left === undefined) throw new EnlaceError('internal', 'The right edge of the log ended too early');
    return {
        level: right.level + 1,
        index: (right.index - 1) / 2,
        hash: nodeHash(left, right.hash)
    };
}

//# sourceMappingURL=tree.frontier.js.map