import { verify } from "node:crypto";
import { isBelieved } from "../keys/key.lifetime.js";
import { BoundedCache } from "../cache/bounded.cache.js";
import { batchJwsFor } from "./batch.jws.js";
import { encodeKeyHeaders } from "./jws.header.js";
import { climb, leafHash } from "./merkle.tree.js";
import { ProvenTree } from "./proven.tree.js";
/** Batches of one key that are remembered: those under way from one party at one time, and some to spare. */ const PROVEN_BATCHES = 256;
/**
 * A pinned key that signatures are believed under. It remembers the batches that it proved, so that one verification
 * serves all messages of a batch. Each key has a memory of its own: a member who floods slows itself down and nobody
 * else. What failed is not remembered, or a forger could fill the memory.
 */ export class VerificationKey {
    /** By the whole JWS of the batch: kid, root, size and signature. Never a message. */ #proven;
    /** Of the batch that came last: its messages come together. */ #tree;
    constructor(party, kid, key, lifetime = {}){
        this.party = party;
        this.kid = kid;
        this.key = key;
        this.lifetime = lifetime;
        this.#proven = new BoundedCache({
            entries: PROVEN_BATCHES
        });
        this.headers = encodeKeyHeaders(kid);
    }
    /** Batches remembered at this moment. */ get provenBatches() {
        return this.#proven.size;
    }
    /** Whether what came in at that moment can be its owner's. */ isBelieved(at) {
        return isBelieved(this.lifetime, at);
    }
    verifies({ signingInput, proof }) {
        if (Buffer.isBuffer(proof)) return this.#isSignature(signingInput, proof);
        const leaf = leafHash(signingInput);
        if (this.#tree?.isOf(proof) === true) return this.#tree.holds(leaf, proof);
        const nodes = climb(leaf, proof);
        const batch = batchJwsFor(this.headers.batch, nodes.at(-1) ?? leaf, proof);
        if (!this.#isProven(batch, proof.signature)) return false;
        this.#tree = new ProvenTree(proof, nodes);
        return true;
    }
    #isProven(batch, signature) {
        if (this.#proven.get(batch)) return true;
        const proven = this.#isSignature(batch.slice(0, batch.lastIndexOf('.')), signature);
        if (proven) this.#proven.set(batch, true);
        return proven;
    }
    #isSignature(signingInput, signature) {
        return verify(null, Buffer.from(signingInput), this.key, signature);
    }
}

//# sourceMappingURL=verification.key.js.map