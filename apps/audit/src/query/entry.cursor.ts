import { EnlaceError } from '@enlace/contracts';

/** Where the next page starts: a leaf of the log, written so that nobody is tempted to count with it. */
export function writeCursor(leaf: number): string {
  return Buffer.from(`leaf ${leaf}`).toString('base64url');
}

/** @throws EnlaceError `cursor-invalid` */
export function readCursor(cursor: string): number {
  const leaf = Number(/^leaf (\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]);
  if (Number.isSafeInteger(leaf) && writeCursor(leaf) === cursor) return leaf;
  throw new EnlaceError(
    'cursor-invalid',
    'The cursor is not one of this log. Take it from `next` of an earlier page.',
    { field: 'cursor' },
  );
}
