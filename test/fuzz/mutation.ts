import * as fc from 'fast-check';

/** Positions are fractions of a length, so that they fit texts of any length. */
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** One way to damage a text. */
export const damage: fc.Arbitrary<(text: string, other: string) => string> = fc.oneof(
  fc.tuple(fraction, fc.string({ minLength: 1, maxLength: 4 })).map(([at, put]) => (text: string) => {
    const index = Math.floor(at * text.length);
    return text.slice(0, index) + put + text.slice(index + put.length);
  }),
  fc
    .tuple(fraction, fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }))
    .map(([at, put]) => (text: string) => {
      const index = Math.floor(at * text.length);
      return text.slice(0, index) + put + text.slice(index);
    }),
  fc.tuple(fraction, fc.integer({ min: 1, max: 200 })).map(([at, length]) => (text: string) => {
    const index = Math.floor(at * text.length);
    return text.slice(0, index) + text.slice(index + length);
  }),
  fc.tuple(fraction, fraction).map(
    ([at, from]) =>
      (text: string, other: string) =>
        text.slice(0, Math.floor(at * text.length)) + other.slice(Math.floor(from * other.length)),
  ),
  fc.string({ unit: 'binary', maxLength: 300 }).map((put) => () => put),
);

/** Damage to the bytes that a base64url segment encodes: what is changed within stays well encoded. */
export const bytesDamage: fc.Arbitrary<(segment: string) => string> = fc
  .array(fc.tuple(fraction, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 3 })
  .map((flips) => (segment: string) => {
    const bytes = Buffer.from(segment, 'base64url');
    if (bytes.length === 0) return segment;
    for (const [at, mask] of flips) {
      const index = Math.floor(at * bytes.length);
      bytes.writeUInt8(bytes.readUInt8(index) ^ mask, index);
    }
    return bytes.toString('base64url');
  });

/** Any JSON value put in the place of any one value of a document. */
export const valueDamage: fc.Arbitrary<(document: unknown) => unknown> = fc
  .tuple(
    fraction,
    fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom<unknown>(
        null,
        -1,
        1e308,
        '',
        '\u0000',
        '\uD800',
        'a'.repeat(10_000),
        [],
        {},
        '__proto__',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
    ),
    fc.constantFrom('replace', 'remove', 'add'),
    fc.constantFrom('__proto__', 'constructor', 'role', 'flagId', 'toString', 'x'),
  )
  .map(([at, value, how, name]) => (document: unknown) => {
    const copy = structuredClone(document);
    const places = placesOf(copy);
    const place = places[Math.floor(at * places.length)];
    if (!place) return value;
    if (how === 'remove') Reflect.deleteProperty(place.holder, place.key);
    else if (how === 'replace') define(place.holder, place.key, value);
    else define(place.holder, name, value);
    return copy;
  });

interface Place {
  readonly holder: object;
  readonly key: string;
}

function placesOf(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) => [{ holder: value, key }, ...placesOf(inside)]);
}

/** Also `__proto__` as a name of its own, as JSON.parse makes it. */
function define(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}
