import type { ProblemCode } from '../problems/problem-codes.ts';
import type { ColumnRole, Entry } from '../types.ts';
import { parseDate, saysNoEnd, type ReadDate, type SlashOrder } from '../values/dates.ts';
import { parseMoney } from '../values/money.ts';
import { readNotice } from '../values/notice-period.ts';
import { parseCount } from '../values/numbers.ts';
import { parseCriticality, parseHosting, parseReach } from '../values/scales.ts';
import { isUnknown } from '../values/unknown.ts';

/** Roles whose cells are more than text: they are read into dates, amounts, numbers and levels. */
export const VALUE_ROLES = [
  'installations',
  'users',
  'criticality',
  'reach',
  'hosting',
  'notice-period',
  'contract-start',
  'contract-end',
  'cost',
] as const satisfies readonly ColumnRole[];
export type ValueRole = (typeof VALUE_ROLES)[number];

/** How one cell is read. */
export type Reading =
  /** The cell says that nothing is known. */
  | { kind: 'unknown' }
  /** `slashes` where day and month could be either way round and the column decided. */
  | { kind: 'date'; date: string; precision: ReadDate['precision']; slashes?: SlashOrder }
  /** A contract without an end. */
  | { kind: 'no-end' }
  /** `isRounded` where the cell gives days or weeks. */
  | { kind: 'months'; months: number; isRounded?: true }
  /** Cents of `currency` in a year, from so many payments; `named` where the cell itself says how often it is paid. */
  | { kind: 'money'; cents: number; currency: string; perYear: number; named?: true }
  | { kind: 'count'; count: number }
  | { kind: 'unlimited' }
  | { kind: 'criticality'; level: NonNullable<Entry['criticality']> }
  | { kind: 'reach'; level: NonNullable<Entry['reach']> }
  | { kind: 'hosting'; hosting: NonNullable<Entry['hosting']> }
  | { kind: 'unreadable'; code: ProblemCode };

/** What the other cells and the heading of a column say about each of its cells. */
export interface ColumnContext {
  slashes: SlashOrder;
  /** Payments a year of the amounts in this column. */
  paymentsPerYear: number;
}

/**
 * Reads a cell as its role asks.
 * @example readValue('users', '1.200 Nutzer', context) // { kind: 'count', count: 1200 }
 */
export function readValue(role: ValueRole, text: string, context: ColumnContext): Reading {
  if (isUnknown(text)) return { kind: 'unknown' };
  switch (role) {
    case 'contract-start':
    case 'contract-end':
      return dateReading(text, role === 'contract-start' ? 'start' : 'end', context.slashes);
    case 'notice-period': {
      if (saysNoEnd(text)) return { kind: 'no-end' };
      const notice = readNotice(text);
      if (notice === null) return unreadable('notice-period-unreadable');
      return { kind: 'months', months: notice.months, ...(notice.isRounded && { isRounded: true }) };
    }
    case 'cost': {
      const money = parseMoney(text);
      if (!money) return unreadable('money-unreadable');
      const { currency, perYear: named } = money;
      const perYear = named ?? context.paymentsPerYear;
      const cents = named === undefined ? money.cents * perYear : money.cents;
      return { kind: 'money', cents, currency, perYear, ...(named === undefined ? {} : { named: true }) };
    }
    case 'installations':
    case 'users': {
      const count = parseCount(text);
      if (count === null) return unreadable('number-unreadable');
      return count === 'unlimited' ? { kind: 'unlimited' } : { kind: 'count', count };
    }
    case 'criticality': {
      const level = parseCriticality(text);
      return level === null ? unreadable('criticality-unreadable') : { kind: 'criticality', level };
    }
    case 'reach': {
      const level = parseReach(text);
      return level === null ? unreadable('reach-unreadable') : { kind: 'reach', level };
    }
    case 'hosting': {
      const hosting = parseHosting(text);
      return hosting === null ? unreadable('hosting-unreadable') : { kind: 'hosting', hosting };
    }
  }
}

function dateReading(text: string, side: 'start' | 'end', order: SlashOrder): Reading {
  if (saysNoEnd(text)) return { kind: 'no-end' };
  const read = parseDate(text, { order, side });
  if (read === null) return unreadable('date-unreadable');
  if (read === 'ambiguous') return unreadable('date-ambiguous');
  const either = order !== 'unclear' && parseDate(text, { side }) === 'ambiguous';
  return { kind: 'date', ...read, ...(either ? { slashes: order } : {}) };
}

function unreadable(code: ProblemCode): Reading {
  return { kind: 'unreadable', code };
}
