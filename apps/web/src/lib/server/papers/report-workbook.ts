import { utils, write, type CellObject, type WorkBook } from '@e965/xlsx';
import { areaName } from '#lib/i18n/area-name.ts';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { DependenceReport } from './dependence-report.ts';
import { mimetypeFirst, type WorkbookFormat } from '#lib/server/workbooks/index.ts';

type Value = string | number | { date: string } | { cents: number } | null;

/**
 * The report as tables to work with: figures as numbers, dates as dates, intervals as two columns. A text is always
 * written as text, so that nothing a list contains can become a formula.
 */
export function reportWorkbook(
  report: DependenceReport,
  language: Language,
  format: WorkbookFormat,
): Uint8Array {
  const t = texts(language).report;
  const o = texts(language).overview;
  const f = formatter(language);
  const { figures } = report;
  const book: WorkBook = utils.book_new();
  const range = (label: string): string[] => [`${label}, ${t.low}`, `${label}, ${t.high}`];

  add(book, t.sheets.figures, [
    [t.title],
    [t.of(report.authority, f.date(figures.date))],
    ...(report.sample ? [[t.sampleNotice]] : []),
    [t.internal],
    [],
    [t.figure, t.low, t.high, t.meaning],
    [o.ag, ...figures.ag, t.agMeaning],
    [t.class, figures.class],
    [o.hhi, ...figures.hhi, t.hhiMeaning],
    [o.nonEu, ...figures.nonEuShare, t.nonEuMeaning],
    [
      o.redList,
      figures.redList.filter(({ certain }) => certain).length,
      figures.redList.length,
      t.redMeaning,
    ],
    [o.completeness, figures.completeness, figures.completeness, t.completenessMeaning],
    ...figures.areas.map(({ area, ag }): Value[] => [`${o.ag}: ${areaName(area, language)}`, ...ag]),
    [],
    [t.methodText],
  ]);
  add(book, t.sheets.inventory, [
    [
      t.application,
      t.product,
      t.owner,
      t.capability,
      ...range(t.dependence),
      t.class,
      t.criticality,
      t.reach,
      t.department,
      t.users,
      t.contractEnd,
      t.noticeMonths,
      t.cost,
    ],
    ...report.inventory.map((entry): Value[] => [
      entry.name,
      entry.product,
      entry.owner,
      entry.capability,
      entry.a?.[0] ?? null,
      entry.a?.[1] ?? null,
      entry.class,
      entry.criticality,
      entry.reach,
      entry.department,
      entry.users,
      entry.contractEnd === null ? null : { date: entry.contractEnd },
      entry.noticeMonths,
      entry.costCents === null ? null : { cents: entry.costCents },
    ]),
  ]);
  add(book, t.sheets.owners, [
    [t.owner, ...range(o.share), o.applicationsOf('')],
    ...figures.owners.map(({ owner, share, applications }): Value[] => [
      owner === 'unknown' ? o.unknownOwner : owner,
      ...share,
      applications,
    ]),
  ]);
  add(book, t.sheets.alternatives, [
    [t.product, t.alternative, t.coverage, t.runBy, t.evidence, t.evidence],
    ...report.alternatives.flatMap(({ product, by }) =>
      by.map((alternative): Value[] => [
        product,
        alternative.name,
        t.coverages[alternative.coverage],
        alternative.runBy.join('; '),
        t.grades[alternative.grade],
        alternative.evidence,
      ]),
    ),
  ]);
  add(book, t.sheets.red, [
    [t.application, ...range(t.dependence), o.certainty],
    ...figures.redList.map(({ name, a, certain }): Value[] => [name, ...a, certain ? o.certain : o.possible]),
  ]);
  add(book, t.sheets.notices, [
    [t.application, o.noticeBy, t.contractEnd, t.cost],
    ...figures.notices.map(({ name, by, contractEnd, costCents }): Value[] => [
      name,
      { date: by },
      { date: contractEnd },
      costCents === null ? null : { cents: costCents },
    ]),
  ]);
  const bytes = new Uint8Array(
    write(book, { type: 'array', bookType: format, compression: true }) as ArrayBuffer,
  );
  return format === 'ods' ? mimetypeFirst(bytes) : bytes;
}

function add(book: WorkBook, name: string, rows: Value[][]): void {
  const sheet = utils.aoa_to_sheet(rows.map((row) => row.map(toCell)));
  const widest = Math.max(...rows.map((row) => row.length));
  sheet['!cols'] = Array.from({ length: widest }, (_, column) => ({
    wch: Math.min(48, Math.max(10, ...rows.map((row) => textOf(row[column]).length)) + 1),
  }));
  utils.book_append_sheet(book, sheet, name);
}

function toCell(value: Value): CellObject | null {
  if (value === null) return null;
  if (typeof value === 'number') return { t: 'n', v: value, z: Number.isInteger(value) ? '0' : '0.00' };
  if (typeof value === 'string') return { t: 's', v: oneLine(value) };
  if ('date' in value) return { t: 'n', v: daysSince1900(value.date), z: String.raw`yyyy\-mm\-dd` };
  return { t: 'n', v: value.cents / 100, z: '#,##0.00' };
}

/**
 * Without what XML cannot hold, without invisible signs that turn or hide what stands beside them, and with single
 * blanks, about which the formats disagree. The joiners of scripts and emoji stay.
 */
function oneLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/(?![\u200c\u200d\p{Co}])\p{C}/gu, '')
    .trim();
}

/** Serial number of a date as spreadsheets count; without a time zone in between. */
function daysSince1900(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / 86_400_000 + 25_569;
}

function textOf(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return '2026-11-21';
  return typeof value === 'number' ? value.toFixed(2) : value;
}
