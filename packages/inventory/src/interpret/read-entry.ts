import type { ProblemCode } from '../problems/problem-codes.ts';
import type { ProblemLog } from '../problems/problem-log.ts';
import type { Column, ColumnRole, Entry, RawRow, SoftwareList } from '../types.ts';
import { saysNoEnd, slashOrder } from '../values/dates.ts';
import type { SlashOrder } from '../values/dates.ts';
import { joinSeveral } from '../values/join-several.ts';
import { lastDayOf } from '../values/last-day-of.ts';
import { currencyOf } from '../values/money.ts';
import { parseNoticeMonths } from '../values/notice-period.ts';
import { parsePaymentsPerYear } from '../values/payment-period.ts';
import { isUnknown } from '../values/unknown.ts';
import type { ColumnsByRole } from './columns-by-role.ts';
import { readValue, VALUE_ROLES, type Reading, type ValueRole } from './read-value.ts';

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

interface Cell {
  text: string;
  index: number;
}

/** Reads the cells of one row into an entry; what cannot be read is reported and stays unknown. */
export class ReadEntry {
  readonly #columns: ReadonlyMap<ColumnRole, readonly number[]>;
  readonly #log: ProblemLog;
  readonly #orders: ReadonlyMap<number, SlashOrder>;
  readonly #paymentsPerYear: ReadonlyMap<number, number>;
  readonly #headers: ReadonlyMap<number, string>;
  readonly #several: ReadonlyMap<number, NonNullable<Column['several']>>;
  readonly #codes: ReadonlyMap<number, NonNullable<Column['codes']>>;

  constructor(list: SoftwareList, { columns, slashes }: ColumnsByRole, log: ProblemLog) {
    this.#columns = columns;
    this.#log = log;
    this.#headers = new Map(list.columns.map(({ index, header }) => [index, header]));
    this.#several = new Map(
      list.columns.flatMap(({ index, several }) => (several ? [[index, several] as const] : [])),
    );
    this.#codes = new Map(
      list.columns.flatMap(({ index, codes }) => (codes ? [[index, codes] as const] : [])),
    );
    const dates = [...(columns.get('contract-start') ?? []), ...(columns.get('contract-end') ?? [])];
    this.#orders = new Map(
      dates.map((index) => [
        index,
        slashes.get(index) ?? slashOrder(list.rows.map(({ cells }) => cells[index] ?? '')),
      ]),
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
    for (const role of VALUE_ROLES) {
      const cell = this.#cell(row, role);
      if (!cell) continue;
      const context = {
        slashes: this.#orders.get(cell.index) ?? ('unclear' as const),
        paymentsPerYear: this.#paymentsPerYear.get(cell.index) ?? 1,
      };
      this.#take(entry, row, cell, role, readValue(role, cell.text, context));
    }
    this.#endFromDuration(row, entry);
    this.#renewal(row, entry);
    return entry;
  }

  #cell(row: RawRow, role: ColumnRole): Cell | null {
    for (const index of this.#columns.get(role) ?? []) {
      const several = this.#several.get(index);
      const cell = row.cells[index]?.trim() ?? '';
      const text = several ? joinSeveral(cell, several) : cell;
      if (!isUnknown(text)) return { text, index };
    }
    return null;
  }

  #take(entry: Entry, row: RawRow, cell: Cell, role: ValueRole, reading: Reading): void {
    switch (reading.kind) {
      case 'date':
        entry[role === 'contract-start' ? 'contractStart' : 'contractEnd'] = reading.date;
        if (reading.precision !== 'day') this.#report(row, cell, 'date-completed', { date: reading.date });
        return;
      case 'months':
        entry.noticeMonths = reading.months;
        if (reading.isRounded) this.#report(row, cell, 'notice-period-rounded', { months: reading.months });
        return;
      case 'money':
        this.#cost(row, cell, entry, reading);
        return;
      case 'count':
        entry[role === 'users' ? 'users' : 'installations'] = reading.count;
        return;
      case 'criticality':
        entry.criticality = reading.level;
        return;
      case 'reach':
        entry.reach = reading.level;
        return;
      case 'hosting':
        entry.hosting = reading.hosting;
        return;
      case 'unreadable':
        this.#report(row, cell, reading.code);
        return;
      case 'unlimited':
      case 'no-end':
      case 'unknown':
    }
  }

  /** A term is told by its end, or by its beginning and how long it lasts. */
  #endFromDuration(row: RawRow, entry: Entry): void {
    const cell = this.#cell(row, 'contract-duration');
    if (!cell || this.#cell(row, 'contract-end') || saysNoEnd(cell.text)) return;
    const inYears = /jahr|year/i.test(this.#headers.get(cell.index) ?? '') && /^\d+$/.test(cell.text);
    const months = parseNoticeMonths(inYears ? `${cell.text} Jahre` : cell.text);
    if (months === null) this.#report(row, cell, 'duration-unreadable');
    if (!months || entry.contractStart === undefined) return;
    entry.contractEnd = lastDayOf(entry.contractStart, months);
    this.#report(row, cell, 'contract-end-computed', { start: entry.contractStart, date: entry.contractEnd });
  }

  /** Renewal is agreed in many ways; it is kept in words, beside what else is noted. */
  #renewal(row: RawRow, entry: Entry): void {
    const cell = this.#cell(row, 'renewal');
    if (!cell) return;
    const codes = this.#codes.get(cell.index) ?? {};
    const words = Object.hasOwn(codes, cell.text) ? (codes[cell.text] ?? cell.text) : cell.text;
    const text = words.slice(0, 500).replace(/\s+/g, ' ');
    const told = `${this.#headers.get(cell.index) || 'Renewal'}: ${text}`;
    entry.note = entry.note === undefined ? told : `${entry.note} · ${told}`;
  }

  #cost(row: RawRow, cell: Cell, entry: Entry, reading: Extract<Reading, { kind: 'money' }>): void {
    const times = this.#paymentsOf(row, reading);
    if (times === 0) {
      this.#report(row, cell, 'cost-once');
      return;
    }
    const currency = this.#currencyOf(row, reading.currency);
    if (currency === null) return;
    entry.costCents = Math.round((reading.cents / reading.perYear) * times);
    if (times !== 1) {
      entry.paymentsPerYear = times;
      this.#report(row, cell, 'cost-made-yearly', { times, yearly: entry.costCents / 100 });
    }
    if (currency === 'EUR') return;
    entry.costCurrency = currency;
    this.#report(row, cell, 'currency-foreign', { currency });
  }

  /** A column of its own says more than the heading of the costs, and the cell itself most. */
  #paymentsOf(row: RawRow, { perYear, named }: Extract<Reading, { kind: 'money' }>): number {
    const cell = named ? null : this.#cell(row, 'payment-period');
    const times = cell ? parsePaymentsPerYear(cell.text) : null;
    // GLPI writes 0 where no period is set.
    if (cell && times === null && cell.text !== '0') this.#report(row, cell, 'payment-period-unreadable');
    return times ?? perYear;
  }

  /** An amount in no known currency is no amount. */
  #currencyOf(row: RawRow, told: string): string | null {
    const cell = this.#cell(row, 'currency');
    if (!cell) return told;
    const currency = currencyOf(cell.text);
    if (currency === null) this.#report(row, cell, 'currency-unreadable');
    return currency;
  }

  #report(row: RawRow, cell: Cell, code: ProblemCode, detail: Record<string, string | number> = {}): void {
    const value = cell.text.length > SHOWN_LENGTH ? `${cell.text.slice(0, SHOWN_LENGTH)}…` : cell.text;
    this.#log.add(code, { line: row.line, column: cell.index + 1 }, { value, ...detail });
  }
}

/** How often a year an amount under this heading is paid. @example paymentsPerYear('Kosten monatlich') // 12 */
export function paymentsPerYear(header: string): number {
  if (/monatlich|\/\s?monat|pro monat|mtl|monthly|per month/i.test(header)) return 12;
  if (/halbjähr|semi-?annual/i.test(header)) return 2;
  return /quartal|vierteljähr|quarterly/i.test(header) ? 4 : 1;
}
