import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { DependenceReport } from './dependence-report.ts';
import type { Block, Document, Letterhead } from './document.ts';
import { reportSections, type PaperSection } from './report-sections.ts';

/**
 * The dependence report as a document.
 *
 * @param letterhead of the authority; its name alone where it has none
 * @example documentToPdf(reportDocument(report, 'de'))
 */
export function reportDocument(
  report: DependenceReport,
  language: Language,
  letterhead: Letterhead = { authority: report.authority, lines: [], logo: null, footer: '' },
): Document {
  const t = texts(language).report;
  const f = formatter(language);
  return {
    language,
    title: t.title,
    subtitle: t.of(report.authority, f.date(report.figures.date)),
    date: report.figures.date,
    letterhead,
    confidentiality: 'internal',
    blocks: [
      { kind: 'notice', text: [t.internal] },
      ...(report.sample ? [{ kind: 'notice' as const, text: [{ strong: t.sampleNotice }] }] : []),
      ...reportSections(report, language).flatMap(blocksOf),
    ],
    references: [],
  };
}

function blocksOf({ title, paragraphs, charts, tables }: PaperSection): Block[] {
  if (paragraphs.length + charts.length + tables.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: title },
    ...paragraphs.map((text): Block => ({ kind: 'paragraph', text: [text] })),
    ...charts.map((chart): Block => ({ kind: 'chart', chart })),
    ...tables.map(({ rows, ...table }): Block => ({
      kind: 'table',
      ...table,
      rows: rows.map((row) => row.map((cell) => [cell])),
    })),
  ];
}
