export { HASH_BYTES, emptyRoot, leafHash, nodeHash } from "./tree/tree.hash.js";
export { TreeFrontier } from "./tree/tree.frontier.js";
export { inclusionProof, verifyInclusion } from "./tree/inclusion.proof.js";
export { consistencyProof, verifyConsistency } from "./tree/consistency.proof.js";
export { formatCheckpoint, parseCheckpoint, signCheckpoint, verifyCheckpoint } from "./checkpoint/checkpoint.note.js";
export { addSignature, noteKeyId, signNote, verifyNote } from "./checkpoint/note.signature.js";
export { NOTE_MAX_BYTES, parseNote } from "./checkpoint/signed.note.js";
export { cosign } from "./checkpoint/cosignature.js";
export { fingerprintOf, formatVerifierKey, parseVerifierKey } from "./checkpoint/verifier.key.js";
export { WITNESS_REQUEST_MAX_BYTES, WITNESS_SIZE_TYPE, formatWitnessRequest, parseWitnessRequest } from "./witness/witness.request.js";
export { ALARM_KINDS, judgeCheckpoint } from "./witness/checkpoint.judge.js";
export { verifyPack } from "./evidence/pack.verifier.js";
export { EXIT_CODES, FINDINGS } from "./evidence/finding.js";
export { followLog } from "./evidence/log.follower.js";
export { describeKeys, describeReport } from "./evidence/report.text.js";

//# sourceMappingURL=index.js.map