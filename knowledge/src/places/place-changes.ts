import type { KnowledgeProblem } from '../knowledge-problem.ts';
import { PLACE_KINDS, placeLevel, type PlaceKind } from './place.ts';

/** What can happen to places, by the word in the file. */
export const PLACE_CHANGES = [
  'new',
  'ended',
  'renamed',
  'merged',
  'split',
  'rekeyed',
  'population',
  'earlier',
] as const;

export type PlaceChangeKind = (typeof PLACE_CHANGES)[number];

/** One line of an update file. */
export interface PlaceChange {
  line: number;
  /** First day on which it is so; for a population the day of the count. `unknown` only for an earlier place. */
  date: string;
  change: PlaceChangeKind;
  oldKeys: readonly string[];
  newKeys: readonly string[];
  name?: string;
  kind?: PlaceKind;
  population?: number;
}

export interface PlaceUpdate {
  /** Where the changes stand, as the file says behind `# source:`. */
  source: string;
  /** In the order of their dates; equal dates in the order of the file. */
  changes: PlaceChange[];
}

export type ReadPlaceUpdate = { ok: true; update: PlaceUpdate } | { ok: false; problems: KnowledgeProblem[] };

/** The columns of an update file; the first line that is no comment names them. */
export const UPDATE_COLUMNS = [
  'date',
  'change',
  'old_keys',
  'new_keys',
  'name',
  'kind',
  'population',
] as const;

/**
 * Reads the file of a yearly update: comments behind `#`, one of them `# source: …`, then one change a line.
 *
 * @param file how the file is called in problems
 *
 * @example
 * const read = readPlaceUpdate('2027.tsv', text);
 * if (read.ok) read.update.changes.length;
 */
export const readPlaceUpdate = (file: string, text: string): ReadPlaceUpdate => {
  const problems: KnowledgeProblem[] = [];
  const report = (line: number, code: string, message: string, remedy: string) =>
    problems.push({ file, line, column: 1, code: `update-${code}`, message, remedy });
  const changes: PlaceChange[] = [];
  let source: string | undefined;
  let headed = false;
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((content, index) => {
      const line = index + 1;
      if (content.startsWith('#')) source ??= /^#\s*source:\s*(.*\S)/i.exec(content)?.[1];
      else if (content.trim() === '') return;
      else if (!headed) {
        headed = true;
        if (content.trimEnd() !== UPDATE_COLUMNS.join('\t'))
          report(
            line,
            'columns',
            'the columns are not named',
            `write first: ${UPDATE_COLUMNS.join(', ')}, by tabs`,
          );
      } else {
        const flaw = flawOf(content.split('\t'));
        if (flaw) report(line, ...flaw);
        else changes.push(changeOf(content.split('\t'), line));
      }
    });
  if (!headed) report(1, 'empty', 'there is no change in this file', 'write one change a line');
  if (source === undefined)
    report(1, 'source', 'the file does not say where it is from', 'begin with "# source: …"');
  if (problems.length > 0 || source === undefined) return { ok: false, problems };
  // A day not known is that of an earlier place, which comes before everything.
  const dayOf = ({ date }: PlaceChange): string => (date === 'unknown' ? '' : date);
  changes.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.line - b.line));
  return { ok: true, update: { source, changes } };
};

type Flaw = readonly [code: string, message: string, remedy: string];

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

const keysIn = (cell: string | undefined): string[] => (cell ?? '').split(' ').filter((key) => key !== '');

/** How many old and new keys each change takes, and whether it needs a name. */
const SHAPES: Readonly<Record<PlaceChangeKind, readonly [old: string, fresh: string, name: boolean]>> = {
  new: ['0', '1', true],
  ended: ['1', '0', false],
  renamed: ['1', '0', true],
  merged: ['+', '1', false],
  split: ['1', '1', false],
  rekeyed: ['1', '1', false],
  population: ['1', '0', false],
  earlier: ['1', '*', true],
};

const fits = (count: number, shape: string): boolean =>
  shape === '*' || (shape === '+' ? count > 0 : count === Number(shape));

const WANTED: Readonly<Record<string, string>> = { '0': 'no key', '1': 'one key', '+': 'at least one key' };

const flawOf = (cells: readonly string[]): Flaw | undefined => {
  const [date = '', change = '', old, fresh, name = '', kind = '', population = ''] = cells;
  if (cells.length > UPDATE_COLUMNS.length)
    return ['columns', `${cells.length} columns`, 'leave out what follows'];
  if (!(PLACE_CHANGES as readonly string[]).includes(change))
    return ['change', `"${change}" is not a change`, `use one of ${PLACE_CHANGES.join(', ')}`];
  if (!isDay(date) && !(date === 'unknown' && change === 'earlier'))
    return ['date', `"${date}" is no day`, 'write a day as 2027-01-01'];
  const [oldKeys, newKeys] = [keysIn(old), keysIn(fresh)];
  for (const key of [...oldKeys, ...newKeys])
    if (!/^\d+$/.test(key) || placeLevel(key) === undefined)
      return ['key', `"${key}" is not a key`, 'write 2, 3, 5 or 8 digits, keys separated by a space'];
  const twice = [oldKeys, newKeys].some((keys) => new Set(keys).size < keys.length);
  if (twice) return ['key', 'a key stands there twice', 'write each key once'];
  const [oldShape, newShape, named] = SHAPES[change as PlaceChangeKind];
  if (!fits(oldKeys.length, oldShape))
    return [
      'old-keys',
      `"${change}" takes ${WANTED[oldShape]} in old_keys, not ${oldKeys.length}`,
      'correct the line',
    ];
  if (!fits(newKeys.length, newShape))
    return [
      'new-keys',
      `"${change}" takes ${WANTED[newShape]} in new_keys, not ${newKeys.length}`,
      'correct the line',
    ];
  if (named && name.trim() === '') return ['name', `"${change}" needs the name`, 'write the official name'];
  if (kind !== '' && !(PLACE_KINDS as readonly string[]).includes(kind))
    return ['kind', `"${kind}" is not a kind of place`, `use one of ${PLACE_KINDS.join(', ')}`];
  if ((change === 'new' || change === 'earlier') && kind === '')
    return ['kind', `"${change}" needs the kind`, `use one of ${PLACE_KINDS.join(', ')}`];
  if (!/^(0|[1-9]\d{0,8})?$/.test(population) || (change === 'population' && population === ''))
    return ['population', `"${population}" is not a number of people`, 'write digits only'];
  return undefined;
};

const changeOf = (cells: readonly string[], line: number): PlaceChange => {
  const [date = '', change, old, fresh, name = '', kind = '', population = ''] = cells;
  return {
    line,
    date,
    change: change as PlaceChangeKind,
    oldKeys: keysIn(old),
    newKeys: keysIn(fresh),
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(kind !== '' && { kind: kind as PlaceKind }),
    ...(population !== '' && { population: Number(population) }),
  };
};
