import { createHash } from 'node:crypto';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import { table, words } from '#lib/documents/table.ts';
import type { PaperContent, PaperPart } from '../paper-content.ts';
import { wording } from '../wording/index.ts';
import type { NameFinding } from './find-names.ts';

/**
 * Which names stand in a text that should be free of them, as a mark for an address; null for none. Whoever has seen
 * these names and no others knows it.
 *
 * @example markOf([]) // null
 */
export function markOf(findings: readonly NameFinding[]): string | null {
  if (findings.length === 0) return null;
  const told = JSON.stringify(findings.map(({ found, part, excerpt }) => [found, part, excerpt]));
  return createHash('sha256').update(told).digest('hex').slice(0, 12);
}

/** What stays in the file about names in the text that goes out: each one, and why it stays. */
export function namesCheck(
  of: Pick<PaperContent, 'title' | 'date'>,
  findings: readonly NameFinding[],
  language: Language,
): PaperPart {
  const t = wording(language).labels.names;
  const page = texts(language).papers;
  const f = formatter(language);
  const date = f.date(of.date);
  return {
    id: 'names-check',
    heading: t.heading,
    level: 1,
    text: null,
    fixed: [
      {
        kind: 'paragraph',
        text: [
          findings.length === 0
            ? t.none(of.title, date)
            : t.found(of.title, date, f.integer(findings.length), findings.length === 1),
        ],
      },
      ...table(
        t.caption,
        [
          words(page.finding, 1.2),
          words(page.findingOf, 1.8),
          words(page.findingWhere, 1.4),
          words(page.findingWords, 3),
        ],
        findings.map(({ found, kind, of: owner, heading, excerpt }) => [
          found,
          `${owner} (${page.findingKinds[kind]})`,
          heading ?? page.withoutHeading,
          `… ${excerpt} …`,
        ]),
      ),
      ...(findings.length === 0
        ? []
        : [{ kind: 'facts' as const, rows: [{ label: t.reason, value: [{ placeholder: t.reasonGap }] }] }]),
    ],
  };
}
