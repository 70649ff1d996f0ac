import type { ColumnMapping, Interpretation, SoftwareList } from '@allmende/inventory';
import { z } from 'zod';

/** A list that is read already, and the authority that it belongs to. */
export interface ListToLoad {
  /** Of the authority. */
  key: string;
  name: string;
  /** In bytes. */
  size: number;
  sha256: string;
  list: SoftwareList;
  mapping: ColumnMapping;
  interpretation: Interpretation;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Objects of which each passes: a schema of its own for every row would copy them, millions of times. */
const each = (passes: (item: Partial<Record<string, unknown>>) => boolean) =>
  z.custom<unknown[]>(
    (items) =>
      Array.isArray(items) &&
      items.every((item) => typeof item === 'object' && item !== null && passes(item as object)),
  );

/** As far as the shape of a line goes; what a value may be, the store itself says. */
const line = z.object({
  key: z.string().min(1).max(200),
  name: z.string().max(500),
  size: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[\da-f]{64}$/),
  mapping: z.record(z.string(), z.string()),
  list: z.looseObject({
    file: z.looseObject({ format: z.string(), rows: z.number().int().nonnegative() }),
    columns: each(({ index }) => Number.isInteger(index)),
    rows: each(({ line, cells }) => Number.isInteger(line) && Array.isArray(cells) && cells.every(isText)),
    problems: each(({ code }) => isText(code)),
  }),
  interpretation: z.looseObject({
    accepted: each(({ line, name }) => Number.isInteger(line) && isText(name) && name !== ''),
    folded: each(({ line, kind }) => Number.isInteger(line) && isText(kind)),
    rejected: each(({ line, reason }) => Number.isInteger(line) && isText(reason)),
    problems: each(({ code }) => isText(code)),
  }),
});

/** That a line is no list as {@link listToLoad} takes it. */
export class NotALine extends Error {
  constructor(readonly number: number) {
    super(`line ${number} is no list`);
  }
}

/**
 * One line of a file with many lists: one object in JSON, its key first. Throws {@link NotALine}, without what stands
 * there: it may be somebody's.
 *
 * @example listToLoad('{"key":"08111000","name":"liste.csv", … }', 1).key // '08111000'
 */
export function listToLoad(text: string, number: number): ListToLoad {
  try {
    return line.parse(JSON.parse(text)) as unknown as ListToLoad;
  } catch {
    throw new NotALine(number);
  }
}

/** The longest key, escaped sign by sign, with what stands before it. */
const longestStart = 2048;

/**
 * The key of a line, found without reading the rest of it. Throws {@link NotALine} when it does not come first.
 *
 * @example keyOfLine(Buffer.from('{"key":"08111000","name":"liste.csv", … }'), 1) // '08111000'
 */
export function keyOfLine(line: Buffer, number: number): string {
  const start = line.toString('utf8', 0, longestStart);
  const written = /^\s{0,9}\{\s{0,9}"key"\s{0,9}:\s{0,9}("(?:[^"\\]|\\.)*")/.exec(start)?.[1];
  try {
    return z.string().parse(JSON.parse(written ?? ''));
  } catch {
    throw new NotALine(number);
  }
}
