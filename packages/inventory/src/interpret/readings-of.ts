import type { ColumnMapping, SoftwareList } from '../types.ts';
import { slashOrder, type SlashOrder } from '../values/dates.ts';
import { joinSeveral } from '../values/join-several.ts';
import { plainRole } from './columns-by-role.ts';
import { paymentsPerYear } from './read-entry.ts';
import { readValue, VALUE_ROLES, type Reading, type ValueRole } from './read-value.ts';

/** One distinct value of a column as the file has it, and how it is read. */
export interface ValueReading {
  /** With its blanks tidied, and cut after 120 characters. */
  raw: string;
  reading: Reading;
  /** Rows with this value. */
  rows: number;
  /** Line of the first of them. */
  line: number;
}

/** How the values of one column are read. */
export interface ColumnReadings {
  /** 0-based, as in `Column`. */
  index: number;
  header: string;
  role: ValueRole;
  /** Different values, those that say that nothing is known left out. */
  distinct: number;
  /** Rows by how their cell is read; together they are all rows. */
  rows: { read: number; unknown: number; unreadable: number };
  /** At most eight: what cannot be read first, then what was decided for the person, then the most frequent. */
  values: ValueReading[];
}

const SHOWN = 8;
/** So many of the shown ones may be unreadable where there are others to show. */
const UNREADABLE_SHOWN = 5;
const SHOWN_LENGTH = 120;
/** Beyond this many different values rows are no longer told apart by value, only counted. */
const MOST_DISTINCT = 20_000;

/**
 * How every column with dates, amounts, numbers or levels is read under this mapping, so that a misread value is
 * noticed before anything is saved. Texts are taken as they are and left out.
 * @example readingsOf(list, mapping)[0]?.values[0] // { raw: '31.12.2026', reading: { kind: 'date', … }, rows: 4, line: 2 }
 */
export function readingsOf(list: SoftwareList, mapping: ColumnMapping): ColumnReadings[] {
  return list.columns.flatMap(({ index, header, several }) => {
    const meant = mapping[index];
    const { role, order } = meant ? plainRole(meant) : {};
    if (!isValueRole(role)) return [];
    const cells = list.rows.map((row) => row.cells[index] ?? '');
    const context = { slashes: order ?? slashOrder(cells), paymentsPerYear: paymentsPerYear(header) };
    const byText = new Map<string, ValueReading>();
    const rows = { read: 0, unknown: 0, unreadable: 0 };
    for (const [at, cell] of cells.entries()) {
      const text = cell.trim();
      const known = byText.get(text);
      const value = several ? joinSeveral(text, several) : text;
      const reading = known?.reading ?? asChosen(readValue(role, value, context), order);
      const outcome = reading.kind === 'unknown' || reading.kind === 'unreadable' ? reading.kind : 'read';
      rows[outcome] += 1;
      if (known) known.rows += 1;
      else if (reading.kind !== 'unknown' && byText.size < MOST_DISTINCT)
        byText.set(text, { raw: shown(text), reading, rows: 1, line: list.rows[at]?.line ?? 0 });
    }
    return [{ index, header, role, distinct: byText.size, rows, values: choose([...byText.values()]) }];
  });
}

/** What the person has chosen needs no second look. */
function asChosen(reading: Reading, order: SlashOrder | undefined): Reading {
  if (reading.kind !== 'date' || !order) return reading;
  return { kind: 'date', date: reading.date, precision: reading.precision };
}

function isValueRole(role: string | null | undefined): role is ValueRole {
  return (VALUE_ROLES as readonly (string | null | undefined)[]).includes(role);
}

function choose(values: ValueReading[]): ValueReading[] {
  const sorted = values.sort(
    (a, b) => rank(a.reading) - rank(b.reading) || b.rows - a.rows || a.line - b.line,
  );
  const unreadable = sorted.filter(({ reading }) => reading.kind === 'unreadable');
  const rest = sorted.slice(unreadable.length);
  const first = unreadable.slice(0, Math.max(UNREADABLE_SHOWN, SHOWN - rest.length));
  return [...first, ...rest].slice(0, SHOWN);
}

/** What a person should look at comes first. */
function rank(reading: Reading): number {
  if (reading.kind === 'unreadable') return 0;
  if (reading.kind === 'date') return reading.slashes ? 1 : reading.precision === 'day' ? 3 : 2;
  if (reading.kind === 'money') return reading.currency === 'EUR' ? 3 : 2;
  return reading.kind === 'unlimited' || reading.kind === 'no-end' ? 2 : 3;
}

function shown(text: string): string {
  const tidy = text.slice(0, SHOWN_LENGTH * 4).replace(/\s+/g, ' ');
  return tidy.length > SHOWN_LENGTH ? `${tidy.slice(0, SHOWN_LENGTH)}…` : tidy;
}
