import { isCount } from "../tree/node.address.js";
import { isHash } from "../tree/tree.hash.js";
import { fromBase64, malformed } from "../checkpoint/signed.note.js";
/** As many hashes as a proof can have, by the protocol (c2sp.org/tlog-witness). */ const PROOF_MOST = 63;
/** A proof, a checkpoint and a few signatures. What is larger was not made by a log. */ export const WITNESS_REQUEST_MAX_BYTES = 16 * 1024;
/** In which a witness says, with a 409, how far it has signed. */ export const WITNESS_SIZE_TYPE = 'text/x.tlog.size';
export function formatWitnessRequest({ oldSize, proof, note }) {
    return [
        `old ${oldSize}`,
        ...proof.map((hash)=>hash.toString('base64')),
        '',
        note
    ].join('\n');
}
/** @throws EnlaceError `message-malformed`; the note in it is not looked at */ export function parseWitnessRequest(body) {
    const end = body.indexOf('\n\n');
    if (end < 0) throw malformed('No empty line separates the proof from the checkpoint');
    const [first = '', ...lines] = body.slice(0, end).split('\n');
    const oldSize = Number(/^old (0|[1-9]\d{0,15})$/.exec(first)?.[1]);
    if (!isCount(oldSize)) throw malformed('The first line does not say the old size');
    if (lines.length > PROOF_MOST) throw malformed('The proof has more hashes than a proof can have');
    const proof = lines.map((line)=>fromBase64(line));
    const hashes = proof.filter((hash)=>hash !== undefined);
    if (hashes.length !== proof.length || !hashes.every(isHash)) {
        throw malformed('A line of the proof is not the base64 of 32 bytes');
    }
    return {
        oldSize,
        proof: hashes,
        note: body.slice(end + 2)
    };
}

//# sourceMappingURL=witness.request.js.map