import { generateKeyPairSync } from 'node:crypto';
import {
  TreeFrontier,
  consistencyProof,
  formatVerifierKey,
  formatWitnessRequest,
  leafHash,
  signCheckpoint,
  type NoteSigner,
  type ReadNodes,
} from '@enlace/audit';

/** A log in memory that signs whatever it is told to: also what no honest log would. */
export class WitnessedLog {
  private readonly keys = generateKeyPairSync('ed25519');
  readonly signer: NoteSigner = { name: 'enlace.pa/audit', privateKey: this.keys.privateKey };
  readonly verifierKey = formatVerifierKey({ name: this.signer.name, publicKey: this.keys.publicKey });
  readonly publicKey = this.keys.publicKey;

  /** @param history another word gives another log of the same keys: a second history */
  checkpoint(size: number, history = 'one', rewritten = -1): string {
    const root = this.frontier(size, history, rewritten).frontier.root();
    return signCheckpoint({ origin: this.signer.name, size, root }, this.signer);
  }

  /** What it would ask of a witness that signed `oldSize` before. */
  async request(size: number, oldSize: number, history = 'one', rewritten = -1): Promise<string> {
    const { nodes } = this.frontier(Math.max(size, oldSize), history, rewritten);
    const stored = new Map(nodes.map((node) => [`${node.level}/${node.index}`, node.hash]));
    const read: ReadNodes = async (wanted) =>
      wanted.map(({ level, index }) => stored.get(`${level}/${index}`) ?? Buffer.alloc(0));
    const proof = oldSize <= size ? await consistencyProof(oldSize, size, read) : [];
    return formatWitnessRequest({ oldSize, proof, note: this.checkpoint(size, history, rewritten) });
  }

  private frontier(size: number, history: string, rewritten: number): ReturnType<TreeFrontier['append']> {
    const leaves = Array.from({ length: size }, (_, index) =>
      leafHash(index === rewritten ? 'rewritten' : `${history} ${index}`),
    );
    return TreeFrontier.empty.append(leaves);
  }
}
