import type { Checkpoint } from '../checkpoint/checkpoint.note.js';
import { verifyConsistency } from '../tree/consistency.proof.js';
import { emptyRoot } from '../tree/tree.hash.js';
import type { WitnessRequest } from './witness.request.js';

type Head = Pick<Checkpoint, 'size' | 'root'>;

/** What the checkpoint of a log proves against it: one size with two roots, a shorter log, a history that was changed. */
export const ALARM_KINDS = ['fork', 'rollback', 'rewrite'] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** With the status of the protocol. A refusal without an alarm is one that an honest log can run into. */
export type Judgement =
  | { readonly sign: true }
  | { readonly sign: false; readonly status: 400 | 409 | 422; readonly alarm?: AlarmKind };

/**
 * Whether a witness that last signed `last` may sign this checkpoint, which its log has signed (c2sp.org/tlog-witness).
 * That is the whole worth of a witness: it never signs two histories.
 *
 * @param signedBefore whether the witness itself once signed this very checkpoint: a request that comes late, or twice,
 * shows nothing against the log
 */
export function judgeCheckpoint(
  last: Head | undefined,
  checkpoint: Head,
  { oldSize, proof }: Pick<WitnessRequest, 'oldSize' | 'proof'>,
  signedBefore: boolean,
): Judgement {
  if (oldSize > checkpoint.size) return { sign: false, status: 400 };
  const known = last ?? { size: 0, root: emptyRoot };
  if (checkpoint.size < known.size) {
    return signedBefore ? { sign: false, status: 409 } : { sign: false, status: 409, alarm: 'rollback' };
  }
  if (checkpoint.size === known.size && !checkpoint.root.equals(known.root)) {
    return { sign: false, status: 409, alarm: 'fork' };
  }
  if (oldSize !== known.size) return { sign: false, status: 409 };
  if (!verifyConsistency(known.size, known.root, checkpoint.size, checkpoint.root, proof)) {
    return { sign: false, status: 422, alarm: 'rewrite' };
  }
  return { sign: true };
}
