/**
 * What wraps data keys: keys of our own, or a KMS that never shows its own. Asynchronous for the sake of a KMS; the
 * context is bound to the wrapped key (a KMS calls it encryption context), so that it opens for its owner alone.
 */ /** The key that a data key is wrapped under. */ export function wrappingKeyOf(wrapped) {
    return wrapped.split('.', 1)[0] ?? '';
}

//# sourceMappingURL=key.wrapper.js.map