/** Milliseconds from 1970 to 2000, where PostgreSQL counts from. */
const EPOCH_MS = 946_684_800_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** How values of one type are written, as the type's `recv` function of PostgreSQL reads them. */
export interface BinaryType {
  /** In `pg_type`. */
  readonly oid: number;
  /** Bytes that it takes at most; -1 for what is no value of this type. */
  readonly room: (value: unknown) => number;
  /** @returns bytes written */
  readonly write: (value: never, into: Buffer, at: number) => number;
}

function whole(bytes: 2 | 4): Pick<BinaryType, 'room' | 'write'> {
  const limit = 2 ** (8 * bytes - 1);
  return {
    room: (value) => (Number.isInteger(value) && Math.abs(value as number) < limit ? bytes : -1),
    write: (value: number, into, at) => into.writeIntBE(value, at, bytes) - at,
  };
}

/** By the names that SQL calls them. */
export const BINARY_TYPES = {
  boolean: {
    oid: 16,
    room: (value) => (typeof value === 'boolean' ? 1 : -1),
    write: (value: boolean, into, at) => into.writeUInt8(value ? 1 : 0, at) - at,
  },
  bytea: {
    oid: 17,
    room: (value) => (value instanceof Uint8Array ? value.byteLength : -1),
    write: (value: Uint8Array, into, at) => {
      into.set(value, at);
      return value.byteLength;
    },
  },
  bigint: {
    oid: 20,
    room: (value) => (Number.isSafeInteger(value) ? 8 : -1),
    write: writeInt64,
  },
  smallint: { oid: 21, ...whole(2) },
  integer: { oid: 23, ...whole(4) },
  text: {
    oid: 25,
    room: (value) => (typeof value === 'string' ? roomForText(value) : -1),
    write: (value: string, into, at) => into.write(value, at),
  },
  timestamptz: {
    oid: 1184,
    room: (value) => (value instanceof Date && Number.isSafeInteger(microseconds(value)) ? 8 : -1),
    write: (value: Date, into, at) => writeInt64(microseconds(value), into, at),
  },
  uuid: {
    oid: 2950,
    room: (value) => (typeof value === 'string' && UUID.test(value) ? 16 : -1),
    write: writeUuid,
  },
} as const satisfies Readonly<Record<string, BinaryType>>;

export type BinaryTypeName = keyof typeof BINARY_TYPES;

/** Bytes that a field takes at most: its length and its value; -1 when the value is not of the type. */
export function roomForField(value: unknown, { room }: BinaryType): number {
  if (value === null || value === undefined) return 4;
  const bytes = room(value);
  return bytes < 0 ? -1 : 4 + bytes;
}

/** @returns where the next field begins */
export function writeField(value: unknown, { write }: BinaryType, into: Buffer, at: number): number {
  if (value === null || value === undefined) return into.writeInt32BE(-1, at);
  const bytes = write(value as never, into, at + 4);
  return into.writeInt32BE(bytes, at) + bytes;
}

/** No UTF-16 unit takes more than three bytes of UTF-8; to count those of a short text takes longer than to leave room. */
function roomForText(value: string): number {
  return value.length < 256 ? 3 * value.length : Buffer.byteLength(value);
}

function microseconds(date: Date): number {
  return (date.getTime() - EPOCH_MS) * 1000;
}

function writeInt64(value: number, into: Buffer, at: number): number {
  into.writeInt32BE(Math.floor(value / 2 ** 32), at);
  into.writeUInt32BE(value >>> 0, at + 4);
  return 8;
}

function writeUuid(value: string, into: Buffer, at: number): number {
  return into.write(value.replaceAll('-', ''), at, 'hex');
}
