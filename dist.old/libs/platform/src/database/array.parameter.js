/** Milliseconds from 1970 to 2000, where PostgreSQL counts from. */ const EPOCH_MS = 946_684_800_000;
const UUID_LETTERS = 36;
const UUID_DASHES = [
    8,
    13,
    18,
    23
];
/** Where the two digits of each byte stand in the text. */ const UUID_BYTES = [
    0,
    2,
    4,
    6,
    9,
    11,
    14,
    16,
    19,
    21,
    24,
    26,
    28,
    30,
    32,
    34
];
/** The value of a hexadecimal digit by its code; -1 for any other character. */ const DIGITS = new Int8Array(128).fill(-1);
for (const digit of '0123456789abcdefABCDEF')DIGITS[digit.charCodeAt(0)] = Number.parseInt(digit, 16);
/** Bytes before the elements: dimensions, whether there are nulls, type, length, first index. */ const HEADER = 20;
/** Bytes kept between statements; a larger statement makes its own and drops it. */ const SCRATCH_BYTES = 2 ** 21;
function whole(bytes) {
    const limit = 2 ** (8 * bytes - 1);
    return {
        room: (value)=>Number.isInteger(value) && Math.abs(value) < limit ? bytes : -1,
        write: (value, into, at)=>into.writeIntBE(value, at, bytes) - at
    };
}
const TYPES = new Map(Object.entries({
    boolean: {
        oid: 16,
        room: (value)=>typeof value === 'boolean' ? 1 : -1,
        write: (value, into, at)=>into.writeUInt8(value ? 1 : 0, at) - at
    },
    bytea: {
        oid: 17,
        room: (value)=>value instanceof Uint8Array ? value.byteLength : -1,
        write: (value, into, at)=>{
            into.set(value, at);
            return value.byteLength;
        }
    },
    bigint: {
        oid: 20,
        room: (value)=>Number.isSafeInteger(value) ? 8 : -1,
        write: writeInt64
    },
    smallint: {
        oid: 21,
        ...whole(2)
    },
    integer: {
        oid: 23,
        ...whole(4)
    },
    text: {
        oid: 25,
        room: (value)=>typeof value === 'string' ? roomForText(value) : -1,
        write: (value, into, at)=>into.write(value, at)
    },
    timestamptz: {
        oid: 1184,
        room: (value)=>value instanceof Date && Number.isSafeInteger(microseconds(value)) ? 8 : -1,
        write: (value, into, at)=>writeInt64(microseconds(value), into, at)
    },
    uuid: {
        oid: 2950,
        room: (value)=>typeof value === 'string' && isUuid(value) ? UUID_BYTES.length : -1,
        write: writeUuid
    }
}));
const ARRAY = /\$(\d+)::(\w+)\[\]/g;
/** Which parameters of a statement are arrays that {@link bindArrays} writes, and of what, by their place from 0. */ export function arrayTypesOf(statement) {
    const casts = [
        ...statement.matchAll(ARRAY)
    ];
    return new Map(casts.flatMap(([, place, name = ''])=>{
        const type = TYPES.get(name);
        return type ? [
            [
                Number(place) - 1,
                type
            ]
        ] : [];
    }));
}
/**
 * Has arrays written in PostgreSQL's binary form. As text each element is quoted here and unquoted there, letter by
 * letter, which was a tenth of all work on either side; and bytes would go as hexadecimal. An array that holds anything
 * but values of its type is left to `pg`, and the server says what is wrong with it.
 */ export function bindArrays(values, types) {
    return values.map((value, place)=>{
        const type = types.get(place);
        if (type === undefined || !Array.isArray(value)) return value;
        const room = roomFor(value, type);
        if (room < 0) return value;
        return {
            toPostgres: ()=>writeArray(value, type, room)
        };
    });
}
function roomFor(values, { room }) {
    let sum = HEADER;
    for (const value of values){
        const bytes = value === null || value === undefined ? 0 : room(value);
        if (bytes < 0) return -1;
        sum += 4 + bytes;
    }
    return sum;
}
let scratch;
function scratchOf(bytes) {
    if (bytes > SCRATCH_BYTES) return Buffer.allocUnsafe(bytes);
    scratch ??= Buffer.allocUnsafeSlow(SCRATCH_BYTES);
    return scratch;
}
/** @returns bytes that are good until the next call */ function writeArray(values, { oid, write }, room) {
    const into = scratchOf(room);
    let at = HEADER;
    let nulls = 0;
    for (const value of values){
        if (value === null || value === undefined) {
            nulls = 1;
            at = into.writeInt32BE(-1, at);
        } else {
            const bytes = write(value, into, at + 4);
            at = into.writeInt32BE(bytes, at) + bytes;
        }
    }
    into.writeInt32BE(values.length === 0 ? 0 : 1, 0);
    into.writeInt32BE(nulls, 4);
    into.writeInt32BE(oid, 8);
    into.writeInt32BE(values.length, 12);
    into.writeInt32BE(1, 16);
    // An array without elements has no dimension, and so neither length nor first index.
    return into.subarray(0, values.length === 0 ? 12 : at);
}
/** No UTF-16 unit takes more than three bytes of UTF-8; to count those of a short text takes longer than to leave room. */ function roomForText(value) {
    return value.length < 256 ? 3 * value.length : Buffer.byteLength(value);
}
function microseconds(date) {
    return (date.getTime() - EPOCH_MS) * 1000;
}
function writeInt64(value, into, at) {
    into.writeInt32BE(Math.floor(value / 2 ** 32), at);
    into.writeUInt32BE(value >>> 0, at + 4);
    return 8;
}
/**
 * By a table of digits: an expression and Buffer's own hexadecimal took ten times as long, and a referral has some twenty ids
 * to write.
 */ function isUuid(text) {
    if (text.length !== UUID_LETTERS) return false;
    for (const at of UUID_DASHES)if (text.charCodeAt(at) !== 0x2d) return false;
    for (const at of UUID_BYTES)if (byteOf(text, at) < 0) return false;
    return true;
}
/** @returns a negative number when these are not two hexadecimal digits */ function byteOf(text, at) {
    return (DIGITS[text.charCodeAt(at)] ?? -1) << 4 | (DIGITS[text.charCodeAt(at + 1)] ?? -1);
}
function writeUuid(value, into, at) {
    let end = at;
    for (const from of UUID_BYTES){
        into[end] = byteOf(value, from);
        end += 1;
    }
    return UUID_BYTES.length;
}

//# sourceMappingURL=array.parameter.js.map