export function encodeBase64Url(content) {
    return (typeof content === 'string' ? Buffer.from(content) : content).toString('base64url');
}
/**
 * Strict base64url without padding (RFC 7515 section 2). Node's own decoder skips what it does not know and ignores
 * stray trailing bits, so one signature would have many spellings and one message many digests.
 *
 * @returns undefined unless `text` is the one canonical spelling of its bytes
 */ export function decodeBase64Url(text) {
    const bytes = Buffer.from(text, 'base64url');
    return bytes.toString('base64url') === text ? bytes : undefined;
}

//# sourceMappingURL=base64url.codec.js.map