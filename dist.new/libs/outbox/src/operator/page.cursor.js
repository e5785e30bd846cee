import { EnlaceError } from "../../../contracts/src/index.js";
/** Where the next page starts, opaque to clients so that what orders a list may change. */ export function writeCursor(...parts) {
    return Buffer.from(parts.join(' ')).toString('base64url');
}
/**
 * @param shape of the parts, each a group
 * @throws EnlaceError `cursor-invalid`
 */ export function readCursor(cursor, shape) {
    if (cursor === undefined) return undefined;
    const parts = shape.exec(Buffer.from(cursor, 'base64url').toString())?.slice(1);
    if (parts) return parts;
    throw new EnlaceError('cursor-invalid', 'The cursor is not one of ours. Start from the first page.', {
        field: 'cursor'
    });
}
/** One more row than a page holds was asked for: it tells whether there is a next one. */ export function cutPage(rows, limit, cursorOf) {
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
        items,
        next: rows.length > limit && last !== undefined ? cursorOf(last) : null
    };
}

//# sourceMappingURL=page.cursor.js.map