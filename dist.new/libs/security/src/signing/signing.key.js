import { encodeBase64Url } from "../encoding/base64url.codec.js";
import { batchPayload } from "./batch.jws.js";
import { encodeBatchProof } from "./batch.proof.js";
import { encodeKeyHeaders } from "./jws.header.js";
import { signatureOver, signCompact } from "./jws.js";
import { growTree, leafHash } from "./merkle.tree.js";
/** The key that a party signs with. */ export class SigningKey {
    #headers;
    constructor(kid, key){
        this.kid = kid;
        this.key = key;
        this.#headers = encodeKeyHeaders(kid);
    }
    /**
   * Makes a compact JWS of each payload, with one signature for all of them. One alone is a plain JWS. What is signed
   * together can be seen to have been signed together.
   *
   * @param payloads each with what it is the payload of; BATCH_MAX at most
   * @returns each JWS with what it was made of, in no order
   */ sign(payloads) {
        if (payloads.length === 1) {
            return payloads.map(([of, payload])=>[
                    of,
                    signCompact(this.#headers.plain, payload, this.key)
                ]);
        }
        const leaves = payloads.map(([of, payload])=>{
            const signingInput = `${this.#headers.batched}.${encodeBase64Url(payload)}`;
            return {
                of,
                signingInput,
                hash: leafHash(signingInput)
            };
        });
        // In the order of their hashes, which is none: an index must not tell which message was written first.
        leaves.sort((one, other)=>one.hash < other.hash ? -1 : 1);
        const { root, paths } = growTree(leaves.map((leaf)=>leaf.hash));
        const size = leaves.length;
        const batch = `${this.#headers.batch}.${encodeBase64Url(batchPayload(root, size))}`;
        const signature = signatureOver(batch, this.key);
        return leaves.map(({ of, signingInput }, index)=>{
            const proof = encodeBatchProof({
                signature,
                index,
                size,
                path: paths[index] ?? []
            });
            return [
                of,
                `${signingInput}.${encodeBase64Url(proof)}`
            ];
        });
    }
}

//# sourceMappingURL=signing.key.js.map