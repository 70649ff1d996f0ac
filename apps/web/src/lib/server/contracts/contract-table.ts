import { writeCsv } from '#lib/write-csv.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import { writeOds, writeXlsx, type BookStyle, type BookValue } from '#lib/server/exchange/index.ts';
import type { ContractRow } from './list-contracts.ts';

export const TABLE_FORMATS = ['csv', 'xlsx', 'ods'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

interface ContractColumn {
  label: string;
  width: number;
  style: BookStyle;
  value: (row: ContractRow) => BookValue;
}

/**
 * Contracts as a table to work with: dates as dates, money as numbers, and every text as text, so that nothing a person
 * wrote becomes a formula.
 *
 * @example contractTable(rows, 'de', 'ods')
 */
export function contractTable(
  rows: readonly ContractRow[],
  language: Language,
  format: TableFormat,
): Uint8Array<ArrayBuffer> {
  const columns = columnsIn(language);
  const head = columns.map(({ label }) => label);
  const values = rows.map((row) => columns.map(({ value }) => value(row)));
  if (format === 'csv') {
    const table = [head, ...values.map((line) => line.map((value) => csvText(value, language)))];
    return new TextEncoder().encode(writeCsv(table, language === 'de' ? ';' : ','));
  }
  const book = {
    language,
    sheets: [
      {
        name: texts(language).contracts.title,
        columns: columns.map(({ width, style }) => ({ width, style })),
        rows: [
          head.map((value) => ({ value, style: 'heading' as const })),
          ...values.map((line) => line.map((value) => ({ value }))),
        ],
        table: { frozenColumns: 1, choices: [], wrongTitle: '', wrong: '' },
      },
    ],
  };
  return new Uint8Array(format === 'xlsx' ? writeXlsx(book) : writeOds(book));
}

function columnsIn(language: Language): ContractColumn[] {
  const t = texts(language).contracts;
  const c = t.columns;
  const text = (
    label: string,
    width: number,
    value: (row: ContractRow) => string | null,
  ): ContractColumn => ({
    label,
    width,
    style: 'text',
    value,
  });
  const date = (label: string, value: (row: ContractRow) => string | null | undefined): ContractColumn => ({
    label,
    width: 14,
    style: 'date',
    value: (row) => {
      const day = value(row) ?? null;
      return day === null ? null : { date: day };
    },
  });
  const count = (label: string, value: (row: ContractRow) => number | null): ContractColumn => ({
    label,
    width: 12,
    style: 'count',
    value,
  });
  return [
    text(c.title, 40, (row) => row.title),
    text(c.partner, 30, (row) => row.partner),
    text(c.kind, 28, ({ kind }) => kind && t.kinds[kind]),
    text(c.reference, 20, (row) => row.reference),
    date(c.start, (row) => row.start),
    date(c.minimumUntil, (row) => row.minimumUntil),
    date(c.end, (row) => row.end),
    count(c.noticeMonths, (row) => row.noticeMonths),
    count(c.renewMonths, (row) => row.renewMonths),
    date(c.noticeBy, (row) => row.next?.noticeDate),
    text(c.priceModel, 20, ({ priceModel }) => priceModel && t.priceModels[priceModel]),
    {
      label: c.cost,
      width: 16,
      style: 'money',
      value: ({ costCents }) => (costCents === null ? null : { cents: costCents }),
    },
    text(c.isGross, 10, ({ isGross }) => (isGross === null ? null : isGross ? t.gross : t.net)),
    ...(Object.keys(t.clauseNames) as (keyof typeof t.clauseNames)[]).map((name) =>
      text(t.clauseNames[name], 30, ({ clauses }) => {
        const clause = clauses[name];
        const state = clause?.state ? t.clauseStates[clause.state] : null;
        const concluded = name === 'processing' ? clauses.processing?.date : null;
        return [state, concluded, clause?.text].filter(Boolean).join(', ') || null;
      }),
    ),
    text(c.responsible, 24, (row) => row.responsible),
    text(c.applications, 50, (row) => row.covers.map(({ name }) => name).join('\n') || null),
    text(c.note, 50, (row) => row.note),
  ];
}

/** Empty for what is unknown; dates ISO, money with the decimal mark of the language and without groups. */
function csvText(value: BookValue, language: Language): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if ('date' in value) return value.date;
  const euros = (value.cents / 100).toFixed(2);
  return language === 'de' ? euros.replace('.', ',') : euros;
}
