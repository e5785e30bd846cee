import { createPublicKey, randomUUID } from 'node:crypto';
import {
  createCaseCode,
  createMessageId,
  createTraceparent,
  type EvidencePack,
  type MessageDraft,
  type SealedMessage,
} from '@enlace/contracts';
import {
  EphemeralKeys,
  KeyDirectory,
  KeyRing,
  generateKeys,
  publicKeys,
  sealMessages,
} from '@enlace/security';
import {
  TreeFrontier,
  consistencyProof,
  cosign,
  formatVerifierKey,
  inclusionProof,
  leafHash,
  signCheckpoint,
  type ReadNodes,
} from '../src/index.js';
import { LOG, WITNESS } from './note.keys.js';

type Sender = 'senafront' | 'onpar';

/** A case as the exchange would tell it: flagged, received, amended, and read by somebody; among the leaves of others. */
export interface ToldCase {
  readonly pack: EvidencePack;
  readonly caseCode: string;
  /** A pack of the same keys over other messages of the same case; without changes it is {@link pack} again. */
  packOf(changes?: PackChanges): Promise<EvidencePack>;
  /** Another message of the same case, signed by its sender, which was never logged. */
  forge(from: Sender, draft?: Partial<MessageDraft>): SealedMessage;
}

export interface PackChanges {
  readonly omit?: readonly number[];
  readonly cosigned?: boolean;
  /** Leaves that an earlier cosigned checkpoint covers. */
  readonly witnessedSize?: number;
}

const AT = '2026-11-23T17:00:00.000Z';

/** The leaves of the case, by what they are. */
export const LEAF = { request: 1, receipt: 2, amendment: 3, amendmentReceipt: 5, viewed: 6 } as const;

export async function tellCase(): Promise<ToldCase> {
  const caseCode = createCaseCode();
  const keys = {
    senafront: await generateKeys('senafront'),
    onpar: await generateKeys('onpar'),
    audit: await generateKeys('audit'),
  };
  const rings = {
    senafront: new KeyRing('senafront', keys.senafront),
    onpar: new KeyRing('onpar', keys.onpar),
  };
  const published = {
    senafront: publicKeys(keys.senafront),
    onpar: publicKeys(keys.onpar),
    audit: publicKeys(keys.audit),
  };
  const directory = new KeyDirectory(published);
  const draft = (changes: Partial<MessageDraft>): MessageDraft => ({
    id: createMessageId(Date.parse(AT)),
    type: 'referral.accepted.v1',
    subject: caseCode,
    time: AT,
    recipient: 'onpar',
    correlationid: randomUUID(),
    traceparent: createTraceparent(),
    data: { caseCode, at: AT },
    ...changes,
  });
  const seal = (from: Sender, drafts: readonly MessageDraft[]): SealedMessage[] =>
    sealMessages(drafts, rings[from], directory, new EphemeralKeys());
  const receiptOf = (messages: readonly SealedMessage[]): SealedMessage | undefined =>
    seal('onpar', [
      draft({
        type: 'message.receipted.v1',
        subject: createCaseCode(),
        recipient: 'senafront',
        data: { receipts: messages.map(({ id, digest }) => ({ id, digest, at: AT })) },
      }),
    ])[0];

  // Two of them share a signature, as what leaves in one commit does.
  const [request, amendment] = seal('senafront', [draft({ sequence: 1 }), draft({ sequence: 2 })]);
  const [stranger, another] = seal('senafront', [
    draft({ subject: createCaseCode() }),
    draft({ subject: createCaseCode() }),
  ]);
  const [viewed] = seal('onpar', [
    draft({
      type: 'record.viewed.v1',
      recipient: 'audit',
      sequence: 1,
      data: { actor: 'focal-1', role: 'focal-point', what: 'referral' },
    }),
  ]);
  const logged = [
    stranger,
    request,
    receiptOf([stranger, request].filter(isThere)),
    amendment,
    another,
    receiptOf([amendment].filter(isThere)),
    viewed,
  ].filter(isThere);

  const { nodes, frontier } = TreeFrontier.empty.append(logged.map(({ jws }) => leafHash(jws)));
  const stored = new Map(nodes.map((node) => [`${node.level}/${node.index}`, node.hash]));
  const read: ReadNodes = async (wanted) =>
    wanted.map(({ level, index }) => stored.get(`${level}/${index}`) ?? Buffer.alloc(0));
  const noteOf = async (size: number, cosigned: boolean): Promise<string> => {
    const root = (await TreeFrontier.restore(size, read)).root();
    const note = signCheckpoint({ origin: LOG.name, size, root }, LOG);
    return cosigned ? note + cosign(note, WITNESS, Date.parse(AT) / 1_000) : note;
  };
  const packOf: ToldCase['packOf'] = async ({ omit = [], cosigned = true, witnessedSize } = {}) => ({
    format: 'enlace-evidence/1',
    caseCode,
    exportedAt: AT,
    origin: LOG.name,
    checkpoint: await noteOf(frontier.size, cosigned),
    ...(witnessedSize !== undefined && {
      witnessed: {
        checkpoint: await noteOf(witnessedSize, true),
        consistency: (await consistencyProof(witnessedSize, frontier.size, read)).map((hash) =>
          hash.toString('base64'),
        ),
      },
    }),
    keys: {
      log: [formatVerifierKey(LOG)],
      witnesses: [
        formatVerifierKey({
          name: WITNESS.name,
          publicKey: createPublicKey(WITNESS.privateKey),
          type: 'cosignature',
        }),
      ],
      parties: (['senafront', 'onpar'] as const).flatMap((party) =>
        published[party].keys.filter(({ use }) => use === 'sig').map(({ kid, x }) => ({ party, kid, x })),
      ),
    },
    entries: await Promise.all(
      Object.values(LEAF)
        .filter((leaf) => !omit.includes(leaf))
        .map(async (leaf) => ({
          leaf,
          message: logged[leaf]?.jws ?? '',
          path: (await inclusionProof(leaf, frontier.size, read)).map((hash) => hash.toString('base64')),
        })),
    ),
  });
  return {
    pack: await packOf(),
    caseCode,
    packOf,
    forge(from, changes = {}) {
      const [forged] = seal(from, [draft(changes)]);
      if (!forged) throw new Error('Nothing was sealed');
      return forged;
    },
  };
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}
