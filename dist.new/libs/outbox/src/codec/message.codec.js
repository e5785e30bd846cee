/**
 * How a party turns drafts into bytes and bytes into facts. The outbox knows no cryptography: the agency hands it
 * this port. Every method is synchronous and throws EnlaceError with a code that is not retryable.
 */ export { };

//# sourceMappingURL=message.codec.js.map