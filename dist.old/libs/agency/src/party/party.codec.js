import { EphemeralKeys, digestOf, openMessage, sealMessages, verifyMessage } from "../../../security/src/index.js";
export const MESSAGE_CODEC = Symbol('MESSAGE_CODEC');
/** Joins the outbox, which knows no keys, to the keys of this party. */ export function createCodec(ring, directory) {
    const ephemerals = new EphemeralKeys();
    return {
        party: ring.party,
        seal: (drafts)=>sealMessages(drafts, ring, directory, ephemerals),
        verify: (jws)=>verifyMessage(jws, directory),
        open: (message)=>openMessage(message, ring).data,
        digest: digestOf
    };
}

//# sourceMappingURL=party.codec.js.map