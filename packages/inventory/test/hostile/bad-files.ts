import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { zipSync } from 'fflate';
import { LIST_FORMATS, readList } from '../../src/index.ts';
import type { ListFormat } from '../../src/index.ts';
import { ods, odsText, xlsx } from '../build-workbook.ts';
import { ANY_DAMAGE, below, pick, seeded, TEXT_DAMAGE } from '../damage.ts';
import type { Damage } from '../damage.ts';
import { ARCHIVE_DAMAGE, join, JSON_DAMAGE, MARKUP_DAMAGE } from './structure-damage.ts';

export interface Example {
  name: string;
  bytes: Uint8Array;
}

export type Examples = Readonly<Record<ListFormat, readonly Example[]>>;

/** Every example of the package by its format; workbooks and pasted text are made from those that are tables. */
export function examplesByFormat(folder: URL): Examples {
  const found = Object.fromEntries(LIST_FORMATS.map((format) => [format, [] as Example[]])) as Record<
    ListFormat,
    Example[]
  >;
  for (const inner of ['./', 'formats/', 'lists/'])
    for (const name of readdirSync(new URL(inner, folder)).sort()) {
      const isExpectation = name.endsWith('.expected.json') || (inner === './' && name.endsWith('.json'));
      if (isExpectation || extname(name) === '.md' || extname(name) === '') continue;
      const bytes = new Uint8Array(readFileSync(new URL(inner + name, folder)));
      const read = readList({ name, bytes });
      if (read.ok) found[read.list.file.format].push({ name, bytes });
    }
  for (const { name, bytes } of found.csv.slice(0, 8)) {
    const read = readList({ name, bytes });
    if (!read.ok) continue;
    const rows = [read.list.columns.map(({ header }) => header), ...read.list.rows.map(({ cells }) => cells)];
    found.xlsx.push({ name: name.replace('.csv', '.xlsx'), bytes: xlsx(rows) });
    const table = rows
      .map((row) => `<table:table-row>${row.map(odsText).join('')}</table:table-row>`)
      .join('');
    found.ods.push({ name: name.replace('.csv', '.ods'), bytes: ods(table) });
    const text = rows.map((row) => row.join('\t')).join('\n');
    found.pasted.push({ name: 'pasted', bytes: new TextEncoder().encode(text) });
  }
  return found;
}

export interface BadFile extends Example {
  /** What was done to which example, e.g. `glpi-french.csv: truncated`. */
  how: string;
}

/**
 * The bad file of this number: the first hundred are cut off at every hundredth of an example, the others damaged in up
 * to three ways, one in twenty with a file of another format behind it. The same for the same seed.
 */
export function badFile(format: ListFormat, index: number, seed: number, examples: Examples): BadFile {
  const random = seeded(seed * 1_000_003 + LIST_FORMATS.indexOf(format) * 65_537 + index);
  const own = examples[format];
  const { name, bytes } = own[index % own.length] ?? pick(random, own);
  if (index < 100)
    return {
      name,
      bytes: bytes.slice(0, Math.floor((bytes.length * index) / 100)),
      how: `${name}: cut off at ${index} %`,
    };
  const { own: ownDamage, any } = damageOf(bytes);
  let bad = bytes;
  const how: string[] = [];
  if (random() < 0.05) {
    const other = pick(random, examples[pick(random, LIST_FORMATS)]);
    const [first, second] = random() < 0.5 ? [bad, other.bytes] : [other.bytes, bad];
    bad = join(
      first.subarray(0, below(random, first.length + 1)),
      second.subarray(below(random, second.length + 1)),
    );
    how.push(`joined with ${other.name}`);
  }
  for (let count = how.length > 0 ? below(random, 2) : 1 + below(random, 3); count > 0; count--) {
    const kinds = random() < 0.6 ? ownDamage : any;
    const kind = pick(random, Object.keys(kinds));
    how.push(kind);
    bad = kinds[kind]?.(bad, random) ?? bad;
  }
  return { name, bytes: bad.slice(0, 19_000_000), how: `${name}: ${how.join(', ')}` };
}

/** What suits the structure of a file, which mostly stays readable, and what any file suffers. */
function damageOf(bytes: Uint8Array): { own: Damages; any: Damages } {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 300)).replace(/^ï»¿/, '').trimStart();
  if (head.startsWith('PK')) return { own: ARCHIVE_DAMAGE, any: ANY_DAMAGE };
  const packed = { 'packed into an archive': packedWith(bytes) };
  if (/^[{[]/.test(head)) return { own: { ...JSON_DAMAGE, ...packed }, any: TEXT_DAMAGE };
  if (head.startsWith('<')) return { own: { ...MARKUP_DAMAGE, ...packed }, any: TEXT_DAMAGE };
  return { own: TEXT_DAMAGE, any: { ...TEXT_DAMAGE, ...packed } };
}

type Damages = Readonly<Record<string, Damage>>;

/** Beside the undamaged file, as the inventories of two machines come. */
const packedWith =
  (whole: Uint8Array): Damage =>
  (bytes) =>
    zipSync({ 'a.txt': bytes, 'b/b.json': whole, 'c.png': new Uint8Array(9) }, { level: 1 });
