import { climb, siblingsOf } from "./merkle.tree.js";
/**
 * The tree of a batch whose signature is proved, as far as messages have shown it. Who comes to a known node has only the
 * rest of a known way before him: his path is compared there and not hashed, and two hashes stand for ten.
 *
 * It is compared to the end all the same. A path that is wrong above a known node would pass here and nowhere else: the
 * message would have several spellings, and could be proved to nobody.
 */ export class ProvenTree {
    #signature;
    #size;
    /** Whatever is here leads to the root: nodes that were climbed, and their siblings. */ #known;
    /** @param nodes those from the leaf of the first message to the root, as `climb` gives them */ constructor(proof, nodes){
        this.#known = new Map();
        this.#signature = proof.signature;
        this.#size = proof.size;
        this.#learn(nodes, proof, siblingsOf(proof.index, proof.size));
    }
    isOf({ signature, size }) {
        return size === this.#size && signature.equals(this.#signature);
    }
    /** Whether that leaf stands at that place. @param proof of this batch */ holds(leaf, proof) {
        const nodes = climb(leaf, proof, (level, at)=>this.#known.has(keyOf({
                level,
                at
            })));
        const reached = nodes.length - 1;
        if (this.#known.get(keyOf({
            level: reached,
            at: proof.index >> reached
        })) !== nodes[reached]) return false;
        const siblings = siblingsOf(proof.index, proof.size);
        const isFalse = (spot, nth)=>spot.level >= reached && this.#known.get(keyOf(spot)) !== proof.path[nth];
        if (siblings.some(isFalse)) return false;
        this.#learn(nodes, proof, siblings);
        return true;
    }
    #learn(nodes, { index, path }, siblings) {
        for (const [level, node] of nodes.entries())this.#known.set(keyOf({
            level,
            at: index >> level
        }), node);
        for (const [nth, spot] of siblings.entries())this.#known.set(keyOf(spot), path[nth] ?? '');
    }
}
/** No level has more places than a batch leaves. */ function keyOf({ level, at }) {
    return level * 65_536 + at;
}

//# sourceMappingURL=proven.tree.js.map