/** What a parameter is on its way to the engine: text, bytes, or null. The engine infers the SQL type from the query. */
export type WireValue = string | Uint8Array | null;

/**
 * Writes a parameter so that both engines read the same value.
 *
 * Arrays become SQL arrays; JSON goes in as text (`JSON.stringify`), never as an object, because an array could mean
 * either. Dates are UTC.
 *
 * @example toWire(new Date(0)) // '1970-01-01T00:00:00.000Z'
 * @example toWire([1, 2]) // '{"1","2"}'
 */
export function toWire(value: unknown): WireValue {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map(arrayElement).join(',')}}`;
  if (typeof value === 'object')
    throw new TypeError('An object is no SQL value; pass JSON.stringify(value) for a jsonb column.');
  return String(value);
}

function arrayElement(value: unknown): string {
  const text = toWire(value);
  if (text === null) return 'null';
  if (typeof text !== 'string') throw new TypeError('An SQL array of bytes is not supported.');
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

type Reader = (text: string) => unknown;

/**
 * Reads a value from the engine's text by its type id (the oids are fixed in PostgreSQL's catalog).
 *
 * bigint, numeric and count are numbers: identities, counts and cents stay below 2^53, and a larger bigint throws
 * rather than being rounded. `date` stays an ISO text, because a day has no time zone; `timestamptz` is a Date.
 */
export function readerOf(oid: number): Reader {
  return readers.get(oid) ?? String;
}

const readers = new Map<number, Reader>([
  [16, (text) => text === 't'],
  [17, (text) => Uint8Array.from(Buffer.from(text.slice(2), 'hex'))],
  [20, readBigint],
  [21, Number],
  [23, Number],
  [26, Number],
  [114, (text) => JSON.parse(text)],
  [700, Number],
  [701, Number],
  [1005, readNumbers],
  [1007, readNumbers],
  [1009, readTexts],
  [1016, readNumbers],
  [1184, readTimestamp],
  [1700, Number],
  [3802, (text) => JSON.parse(text)],
]);

function readBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a JavaScript number`);
  return value;
}

function readTimestamp(text: string): Date {
  const value = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
  if (Number.isNaN(value.getTime()))
    throw new RangeError(`timestamptz ${text} is outside of what a Date holds`);
  return value;
}

function readNumbers(text: string): number[] {
  return readTexts(text).map(Number);
}

/** A one-dimensional array literal, e.g. `{a,"b \"c\"",NULL}`. */
function readTexts(text: string): (string | null)[] {
  return [...text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,]+)/gs)].map(([, quoted, bare]) => {
    if (quoted !== undefined) return quoted.replace(/\\(.)/gs, '$1');
    return bare === 'NULL' || bare === undefined ? null : bare;
  });
}
