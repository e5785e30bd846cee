export { HASH_BYTES, emptyRoot, leafHash, nodeHash } from './tree/tree.hash.js';
export { type NodeAddress, type TreeNode } from './tree/node.address.js';
export { type ReadNodes } from './tree/node.reader.js';
export { TreeFrontier, type Appended } from './tree/tree.frontier.js';
export { inclusionProof, verifyInclusion } from './tree/inclusion.proof.js';
export { consistencyProof, verifyConsistency } from './tree/consistency.proof.js';
export {
  formatCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  verifyCheckpoint,
  type Checkpoint,
  type VerifiedCheckpoint,
} from './checkpoint/checkpoint.note.js';
export {
  addSignature,
  noteKeyId,
  signNote,
  verifyNote,
  type Cosignature,
  type NoteKeyType,
  type NoteSigner,
  type NoteVerifier,
  type VerifiedNote,
} from './checkpoint/note.signature.js';
export { NOTE_MAX_BYTES, parseNote } from './checkpoint/signed.note.js';
export { cosign } from './checkpoint/cosignature.js';
export { fingerprintOf, formatVerifierKey, parseVerifierKey } from './checkpoint/verifier.key.js';
export {
  WITNESS_REQUEST_MAX_BYTES,
  WITNESS_SIZE_TYPE,
  formatWitnessRequest,
  parseWitnessRequest,
  type WitnessRequest,
} from './witness/witness.request.js';
export { ALARM_KINDS, judgeCheckpoint, type AlarmKind, type Judgement } from './witness/checkpoint.judge.js';
export { verifyPack, type PackReport } from './evidence/pack.verifier.js';
export { EXIT_CODES, FINDINGS, type Finding, type FindingCode, type Verdict } from './evidence/finding.js';
export { followLog, type FollowedLog } from './evidence/log.follower.js';
export { describeKeys, describeReport } from './evidence/report.text.js';
