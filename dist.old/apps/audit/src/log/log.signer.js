import { signCheckpoint } from "../../../../libs/audit/src/index.js";
/** Name of the log and of the key that signs its checkpoints: a URL without scheme, never a place to fetch from. */ export const LOG_ORIGIN = 'enlace.pa/audit';
/**
 * Signs checkpoints with the key that signs the audit's messages: whoever pinned the one can check the other. It asks for
 * the key each time, so that a rotation needs no restart; the witness must have pinned the next one by then.
 */ export class LogSigner {
    constructor(ring){
        this.ring = ring;
    }
    get privateKey() {
        return this.ring.signingKey.key;
    }
    sign(checkpoint) {
        const signer = {
            name: LOG_ORIGIN,
            privateKey: this.privateKey
        };
        return signCheckpoint({
            ...checkpoint,
            origin: LOG_ORIGIN
        }, signer);
    }
}

//# sourceMappingURL=log.signer.js.map