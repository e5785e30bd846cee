export { generateKeys, publicKeys, thumbprintOf } from "./keys/key.generator.js";
export { currentOf, stateOf } from "./keys/key.lifetime.js";
export { mergePinned, withEnded, withNext, withRevoked } from "./keys/key.rotation.js";
export { KeyRing } from "./keys/key.ring.js";
export { EphemeralKeys } from "./encryption/ephemeral.keys.js";
export { KeyDirectory } from "./keys/key.directory.js";
export { sealMessage, sealMessages } from "./message/message.sealer.js";
export { verifyMessage } from "./message/message.verifier.js";
export { openMessage } from "./message/message.opener.js";
export { batchJwsOf } from "./signing/batch.jws.js";
export { digestOf } from "./message/message.digest.js";
export { wrappingKeyOf } from "./atrest/key.wrapper.js";
export { RecordVault } from "./atrest/record.vault.js";
export { WrappingKeySet, WrappingKeys, generateWrappingKey } from "./atrest/wrapping.keys.js";

//# sourceMappingURL=index.js.map