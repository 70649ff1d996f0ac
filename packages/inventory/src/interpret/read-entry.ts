import type { ProblemCode } from '../problems/problem-codes.ts';
import type { ProblemLog } from '../problems/problem-log.ts';
import type { Column, ColumnRole, Entry, RawRow, SoftwareList } from '../types.ts';
import { parseDate, saysNoEnd, slashOrder } from '../values/dates.ts';
import type { SlashOrder } from '../values/dates.ts';
import { joinSeveral } from '../values/join-several.ts';
import { parseMoney } from '../values/money.ts';
import { parseNoticeMonths } from '../values/notice-period.ts';
import { parseCount } from '../values/numbers.ts';
import { parseCriticality, parseHosting, parseReach } from '../values/scales.ts';
import { isUnknown } from '../values/unknown.ts';

const TEXT_FIELDS = {
  authority: 'authority',
  version: 'version',
  vendor: 'vendor',
  maker: 'maker',
  reseller: 'reseller',
  capability: 'capability',
  category: 'category',
  description: 'description',
  department: 'department',
  'external-id': 'externalId',
  status: 'status',
  note: 'note',
} as const satisfies Partial<Record<ColumnRole, keyof Entry>>;
const SHOWN_LENGTH = 60;
/** Longer texts are cut in the entry; the raw row keeps them whole. */
const TEXT_LENGTH = 10_000;

/** Reads the cells of one row into an entry; what cannot be read is reported and stays unknown. */
export class ReadEntry {
  readonly #columns: ReadonlyMap<ColumnRole, readonly number[]>;
  readonly #log: ProblemLog;
  readonly #orders: ReadonlyMap<number, SlashOrder>;
  readonly #paymentsPerYear: ReadonlyMap<number, number>;
  readonly #several: ReadonlyMap<number, NonNullable<Column['several']>>;

  constructor(list: SoftwareList, columns: ReadonlyMap<ColumnRole, readonly number[]>, log: ProblemLog) {
    this.#columns = columns;
    this.#log = log;
    this.#several = new Map(
      list.columns.flatMap(({ index, several }) => (several ? [[index, several] as const] : [])),
    );
    const dates = [...(columns.get('contract-start') ?? []), ...(columns.get('contract-end') ?? [])];
    this.#orders = new Map(
      dates.map((index) => [index, slashOrder(list.rows.map(({ cells }) => cells[index] ?? ''))]),
    );
    const costs = columns.get('cost') ?? [];
    this.#paymentsPerYear = new Map(
      costs.map((index) => [index, paymentsPerYear(list.columns[index]?.header ?? '')]),
    );
  }

  /** The first known cell of the role with its blanks tidied; empty where none is known. */
  text(row: RawRow, role: ColumnRole): string {
    const cell = this.#cell(row, role);
    return cell ? cell.text.slice(0, TEXT_LENGTH).replace(/\s+/g, ' ') : '';
  }

  entry(row: RawRow, name: string): Entry {
    const entry: Entry = { line: row.line, name };
    for (const [role, field] of Object.entries(TEXT_FIELDS) as [
      keyof typeof TEXT_FIELDS,
      (typeof TEXT_FIELDS)[keyof typeof TEXT_FIELDS],
    ][]) {
      const text = this.text(row, role);
      if (text !== '') entry[field] = text;
    }
    for (const field of ['installations', 'users'] as const) {
      const count = this.#read(row, field, 'number-unreadable', parseCount);
      if (typeof count === 'number') entry[field] = count;
    }
    const criticality = this.#read(row, 'criticality', 'criticality-unreadable', parseCriticality);
    if (criticality !== null) entry.criticality = criticality;
    const reach = this.#read(row, 'reach', 'reach-unreadable', parseReach);
    if (reach !== null) entry.reach = reach;
    const hosting = this.#read(row, 'hosting', 'hosting-unreadable', parseHosting);
    if (hosting !== null) entry.hosting = hosting;
    const notice = this.#read(row, 'notice-period', 'notice-period-unreadable', (text) =>
      saysNoEnd(text) ? 'none' : parseNoticeMonths(text),
    );
    if (typeof notice === 'number') entry.noticeMonths = notice;
    const start = this.#date(row, 'contract-start');
    if (start !== null) entry.contractStart = start;
    const end = this.#date(row, 'contract-end');
    if (end !== null) entry.contractEnd = end;
    this.#cost(row, entry);
    return entry;
  }

  #cell(row: RawRow, role: ColumnRole): { text: string; index: number } | null {
    for (const index of this.#columns.get(role) ?? []) {
      const several = this.#several.get(index);
      const cell = row.cells[index]?.trim() ?? '';
      const text = several ? joinSeveral(cell, several) : cell;
      if (!isUnknown(text)) return { text, index };
    }
    return null;
  }

  #read<T>(row: RawRow, role: ColumnRole, code: ProblemCode, parse: (text: string) => T | null): T | null {
    const cell = this.#cell(row, role);
    if (!cell) return null;
    const value = parse(cell.text);
    if (value === null) this.#report(row, cell, code);
    return value;
  }

  #date(row: RawRow, role: 'contract-start' | 'contract-end'): string | null {
    const cell = this.#cell(row, role);
    if (!cell || saysNoEnd(cell.text)) return null;
    const side = role === 'contract-start' ? 'start' : 'end';
    const read = parseDate(cell.text, { order: this.#orders.get(cell.index) ?? 'unclear', side });
    if (read === null || read === 'ambiguous') {
      this.#report(row, cell, read === null ? 'date-unreadable' : 'date-ambiguous');
      return null;
    }
    if (read.precision !== 'day') this.#report(row, cell, 'date-completed', { date: read.date });
    return read.date;
  }

  #cost(row: RawRow, entry: Entry): void {
    const cell = this.#cell(row, 'cost');
    if (!cell) return;
    const money = parseMoney(cell.text);
    if (!money) {
      this.#report(row, cell, 'money-unreadable');
      return;
    }
    entry.costCents = money.cents * (this.#paymentsPerYear.get(cell.index) ?? 1);
    if (money.currency === 'EUR') return;
    entry.costCurrency = money.currency;
    this.#report(row, cell, 'currency-foreign', { currency: money.currency });
  }

  #report(
    row: RawRow,
    cell: { text: string; index: number },
    code: ProblemCode,
    detail: Record<string, string> = {},
  ): void {
    const value = cell.text.length > SHOWN_LENGTH ? `${cell.text.slice(0, SHOWN_LENGTH)}…` : cell.text;
    this.#log.add(code, { line: row.line, column: cell.index + 1 }, { value, ...detail });
  }
}

function paymentsPerYear(header: string): number {
  if (/monatlich|\/\s?monat|pro monat|mtl|monthly|per month/i.test(header)) return 12;
  return /quartal|quarterly/i.test(header) ? 4 : 1;
}
