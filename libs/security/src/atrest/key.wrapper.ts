/**
 * What wraps data keys: keys of our own, or a KMS that never shows its own. Asynchronous for the sake of a KMS; the
 * context is bound to the wrapped key (a KMS calls it encryption context), so that it opens for its owner alone.
 */
export interface KeyWrapper {
  /** The key that new data keys are wrapped under. No dot in it. */
  readonly keyId: string;
  /** Whether earlier keys are still there: what they wrapped is to be wrapped anew, so that they can be destroyed. */
  readonly rotating: boolean;
  /** @returns text that begins with the id of the key it was wrapped under and a dot */
  wrap(dataKey: Uint8Array, context: string): Promise<string>;
  /** @throws EnlaceError `record-unreadable`, naming the key that is missing or is another one */
  unwrap(wrapped: string, context: string): Promise<Buffer>;
}

/** The key that a data key is wrapped under. */
export function wrappingKeyOf(wrapped: string): string {
  return wrapped.split('.', 1)[0] ?? '';
}
