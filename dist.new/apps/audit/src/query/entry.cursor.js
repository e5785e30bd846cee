import { EnlaceError } from "../../../../libs/contracts/src/index.js";
/** Where the next page starts, and how long the log was at the first; written so that nobody is tempted to count. */ export function writeCursor({ from, size }) {
    return Buffer.from(`leaf ${from} of ${size}`).toString('base64url');
}
/** @throws EnlaceError `cursor-invalid` */ export function readCursor(cursor) {
    const [, from, size] = /^leaf (\d{1,15}) of (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
    const range = {
        from: Number(from),
        size: Number(size)
    };
    // What does not match is NaN, which would be spelled alike and found equal.
    if (from !== undefined && writeCursor(range) === cursor) return range;
    throw new EnlaceError('cursor-invalid', 'The cursor is not one of this log. Take it from `next` of an earlier page.', {
        field: 'cursor'
    });
}

//# sourceMappingURL=entry.cursor.js.map