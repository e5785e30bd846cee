/** A codec that opens nothing: the audit proves who said what to whom, and must not be able to say what it was. */ export function createBlindCodec(codec) {
    return {
        ...codec,
        open: ()=>undefined
    };
}

//# sourceMappingURL=blind.codec.js.map