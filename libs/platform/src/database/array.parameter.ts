import { BINARY_TYPES, roomForField, writeField, type BinaryType } from './binary.format.js';

/** Bytes before the elements: dimensions, whether there are nulls, type, length, first index. */
const HEADER = 20;
/** Bytes kept between statements; a larger statement makes its own and drops it. */
const SCRATCH_BYTES = 2 ** 20;

/** A parameter that `pg` asks for its wire form when it binds it, and copies before it asks the next one. */
interface WireParameter {
  toPostgres(): unknown;
}

const ARRAY = /\$(\d+)::(\w+)\[\]/g;
const TYPES: Readonly<Record<string, BinaryType>> = BINARY_TYPES;

/** Which parameters of a statement are arrays, and of which type, by their place from 0. */
export function arrayTypesOf(statement: string): ReadonlyMap<number, BinaryType> {
  const casts = [...statement.matchAll(ARRAY)].map(
    ([, place, type = '']) => [Number(place) - 1, type] as const,
  );
  return new Map(casts.flatMap(([place, type]) => (TYPES[type] ? [[place, TYPES[type]]] : [])));
}

/**
 * Has arrays written in PostgreSQL's binary form. As text each element is quoted here and unquoted there, letter by
 * letter, which was a tenth of all work on either side; and bytes would go as hexadecimal. An array that holds anything
 * but values of its type is left to `pg`, and the server says what is wrong with it.
 */
export function bindArrays(values: readonly unknown[], types: ReadonlyMap<number, BinaryType>): unknown[] {
  return values.map((value, place) => {
    const type = types.get(place);
    if (type === undefined || !Array.isArray(value)) return value;
    const room = roomForArray(value, type);
    if (room < 0) return value;
    return { toPostgres: () => writeArray(value, type, room) } satisfies WireParameter;
  });
}

function roomForArray(values: readonly unknown[], type: BinaryType): number {
  let sum = HEADER;
  for (const value of values) {
    const bytes = roomForField(value, type);
    if (bytes < 0) return -1;
    sum += bytes;
  }
  return sum;
}

let scratch: Buffer | undefined;

function scratchOf(bytes: number): Buffer {
  if (bytes > SCRATCH_BYTES) return Buffer.allocUnsafe(bytes);
  scratch ??= Buffer.allocUnsafeSlow(SCRATCH_BYTES);
  return scratch;
}

/** @returns bytes that are good until the next call */
function writeArray(values: readonly unknown[], type: BinaryType, room: number): Buffer {
  const into = scratchOf(room);
  let at = HEADER;
  for (const value of values) at = writeField(value, type, into, at);
  const nulls = values.some((value) => value === null || value === undefined);
  into.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  into.writeInt32BE(nulls ? 1 : 0, 4);
  into.writeInt32BE(type.oid, 8);
  into.writeInt32BE(values.length, 12);
  into.writeInt32BE(1, 16);
  // An array without elements has no dimension, and so neither length nor first index.
  return into.subarray(0, values.length === 0 ? 12 : at);
}
