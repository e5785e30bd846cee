import { EnlaceError } from "../../../contracts/src/index.js";
import { isHash } from "./tree.hash.js";
/**
 * @throws EnlaceError `internal` when the store answers with anything but one hash for each address: a proof made of
 * what is left would be refused by whoever checks it, and the log would look forged.
 */ export async function readHashes(addresses, readNodes) {
    if (addresses.length === 0) return [];
    const hashes = await readNodes(addresses);
    if (hashes.length !== addresses.length || !hashes.every(isHash)) {
        throw new EnlaceError('internal', 'The store of tree nodes did not answer with one hash for each node; compare it with the stored leaves', {
            facts: {
                asked: addresses.length,
                answered: hashes.length
            }
        });
    }
    return hashes;
}

//# sourceMappingURL=node.reader.js.map