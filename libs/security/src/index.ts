export { type PrivateJwk, type PublicJwk } from './keys/jwk.schema.js';
export { generateKeys, publicKeys, thumbprintOf } from './keys/key.generator.js';
export { KeyRing, type NamedKey } from './keys/key.ring.js';
export { KeyDirectory } from './keys/key.directory.js';
export { sealMessage, sealMessages } from './message/message.sealer.js';
export { verifyMessage } from './message/message.verifier.js';
export { openMessage, type OpenedMessage } from './message/message.opener.js';
export { batchJwsOf } from './signing/batch.jws.js';
export { digestOf } from './message/message.digest.js';
