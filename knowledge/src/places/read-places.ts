import type { KnowledgeProblem } from '../knowledge-problem.ts';
import { checkPlaces, type LocatedPlace } from './check-places.ts';
import { kindFits, PLACE_KINDS, placeLevel, type Place, type PlaceKind } from './place.ts';
import { PLACE_COLUMNS, type PlaceColumn, type PlaceFile } from './place-columns.ts';

export type ReadPlaces = { ok: true; places: Place[] } | { ok: false; problems: KnowledgeProblem[] };

/**
 * Reads the fact files of places and checks each line, and all against each other: no key twice, each place below a
 * Land and a Kreis, each successor known, no succession in a circle. All problems are reported at once.
 *
 * @example
 * const read = readPlaces([{ file: 'places/04.tsv', text }]);
 * if (read.ok) read.places[0]?.name; // "Bremen"
 */
export const readPlaces = (files: readonly PlaceFile[]): ReadPlaces => {
  const problems: KnowledgeProblem[] = [];
  const located = files.flatMap((file) => readFile(file, problems));
  problems.push(...checkPlaces(located));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, places: located.map(({ place }) => place) };
};

const HEAD = PLACE_COLUMNS.join('\t');
const KINDS: ReadonlySet<string> = new Set(PLACE_KINDS);

const readFile = ({ file, text }: PlaceFile, problems: KnowledgeProblem[]): LocatedPlace[] => {
  const lines = (text.includes('\r') ? text.replaceAll('\r\n', '\n') : text).split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines[0] !== HEAD) {
    problems.push({
      file,
      line: 1,
      column: 1,
      code: 'place-columns',
      message: 'the first line does not name the columns',
      remedy: `begin the file with: ${PLACE_COLUMNS.join(', ')}, separated by tabs`,
    });
    return [];
  }
  const land = /(\d{2})\.tsv$/.exec(file)?.[1];
  const located: LocatedPlace[] = [];
  for (let line = 2; line <= lines.length; line += 1) {
    const cells = (lines[line - 1] ?? '').split('\t');
    const found = flawOf(cells, land);
    if (!found) {
      located.push({ place: placeOf(cells), file, line });
      continue;
    }
    const before = cells.slice(0, PLACE_COLUMNS.indexOf(found.column)).join('\t').length;
    problems.push({
      file,
      line,
      column: found.column === 'key' ? 1 : before + 2,
      code: found.code,
      message: found.message,
      remedy: found.remedy,
    });
  }
  return located;
};

interface Flaw {
  column: PlaceColumn;
  code: string;
  message: string;
  remedy: string;
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** The first thing wrong with a line; one is enough to send a person there. */
const flawOf = (cells: readonly string[], land: string | undefined): Flaw | undefined => {
  const cell = (index: number): string => cells[index] ?? '';
  const [key, name, kind, population, date] = [cell(0), cell(1), cell(2), cell(3), cell(4)];
  const [ars, from, to, successors, basis] = [cell(5), cell(6), cell(7), cell(8), cell(9)];
  if (cells.length > PLACE_COLUMNS.length)
    return flaw(
      'basis',
      'columns',
      `${cells.length} columns`,
      `leave out what follows the ${PLACE_COLUMNS.length}th`,
    );
  if (!/^\d+$/.test(key) || placeLevel(key) === undefined)
    return flaw('key', 'key', `"${key}" is not a key`, 'write 2, 3, 5 or 8 digits');
  if (land !== undefined && !key.startsWith(land))
    return flaw(
      'key',
      'file',
      `"${key}" does not lie in Land ${land}`,
      `move the line to places/${key.slice(0, 2)}.tsv`,
    );
  if (name === '' || name !== name.trim())
    return flaw('name', 'name', 'the name is missing or has spaces around it', 'write the official name');
  if (!KINDS.has(kind))
    return flaw('kind', 'kind', `"${kind}" is not a kind of place`, `use one of ${PLACE_KINDS.join(', ')}`);
  if (!kindFits(kind as PlaceKind, key))
    return flaw(
      'kind',
      'kind',
      `a key of ${key.length} digits cannot be "${kind}"`,
      'correct the kind or the key',
    );
  if (!/^(0|[1-9]\d{0,8})?$/.test(population))
    return flaw('population', 'population', `"${population}" is not a number of people`, 'write digits only');
  if ((population === '') !== (date === ''))
    return flaw(
      'population_date',
      'population',
      'number and date of the population go together',
      'give both or neither',
    );
  if (date !== '' && date !== 'undated' && !/^\d{4}$/.test(date) && !DAY.test(date))
    return flaw('population_date', 'date', `"${date}" is no date`, 'write 2011, 2011-12-31 or undated');
  if (ars !== '' && !(/^\d{12}$/.test(ars) && ars.slice(0, 5) + ars.slice(9) === key))
    return flaw(
      'ars',
      'ars',
      `"${ars}" does not belong to key ${key}`,
      'write the 12 digits of the same municipality',
    );
  if (from !== '' && !DAY.test(from))
    return flaw('valid_from', 'date', `"${from}" is no date`, 'write 2021-07-01 or nothing');
  if (to !== '' && to !== 'unknown' && !DAY.test(to))
    return flaw('valid_to', 'date', `"${to}" is no date`, 'write 2021-06-30, unknown or nothing');
  if (from !== '' && to !== '' && to !== 'unknown' && to < from)
    return flaw(
      'valid_to',
      'date',
      `it ended on ${to}, before it began on ${from}`,
      'correct one of the two days',
    );
  if (successors !== '' && to === '')
    return flaw('successors', 'successor', 'a place that exists has no successor', 'give valid_to as well');
  if (!/^(\d+( \d+)*)?$/.test(successors))
    return flaw(
      'successors',
      'successor',
      `"${successors}" is not a list of keys`,
      'separate keys by one space',
    );
  if (basis !== '' && basis !== 'stated' && basis !== 'derived')
    return flaw('basis', 'basis', `"${basis}" is no basis`, 'write stated or derived');
  if ((successors === '') !== (basis === ''))
    return flaw(
      'basis',
      'basis',
      'successors and their basis go together',
      'write stated or derived behind successors',
    );
  return undefined;
};

const flaw = (column: PlaceColumn, code: string, message: string, remedy: string): Flaw => ({
  column,
  code: `place-${code}`,
  message,
  remedy,
});

/** Only for cells without a flaw. Absent properties stay absent: eleven thousand places are kept in memory. */
const placeOf = (cells: readonly string[]): Place => {
  const place: Place = {
    key: cells[0] ?? '',
    name: cells[1] ?? '',
    kind: cells[2] as PlaceKind,
    successors: cells[8] ? cells[8].split(' ') : NONE,
  };
  if (cells[3]) place.population = Number(cells[3]);
  if (cells[4]) place.populationDate = cells[4];
  if (cells[5]) place.ars = cells[5];
  if (cells[6]) place.validFrom = cells[6];
  if (cells[7]) place.validTo = cells[7];
  if (cells[9]) place.basis = cells[9] as 'stated' | 'derived';
  return place;
};

const NONE: readonly string[] = [];
