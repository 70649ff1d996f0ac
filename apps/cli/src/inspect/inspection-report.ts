import { describeProblem } from '@allmende/inventory';
import { alternativesOf, type KnowledgeIndex } from '@allmende/knowledge';
import { valueOfInformation, VARIABLE_TEXTS, type Language, type Variable } from '@allmende/sovereignty';
import { columns, decimal, percentSpan } from '../format.ts';
import { figures } from '../measure/measurement-report.ts';
import type { Inspection } from './inspect-list.ts';

const words = {
  de: {
    read: (rows: number, accepted: number, folded: number, rejected: number) =>
      `${rows} Zeilen: ${accepted} Anwendungen, ${folded} eingeklappt, ${rejected} zurückgewiesen`,
    matched: (accept: number, review: number, none: number) =>
      `${accept} einem Produkt sicher zugeordnet, ${review} zu prüfen, ${none} ohne bekanntes Produkt`,
    measure: 'Abhängigkeit nach AM-1, nur aus öffentlichen Fakten',
    owners: 'Größte Eigentümer (Anteil an der gewichteten Abhängigkeit)',
    unknownOwner: 'Eigentümer unbekannt',
    alternatives: 'Offene Alternativen zu den Produkten der Liste',
    coverage: { full: 'ersetzt ganz', most: 'ersetzt größtenteils', part: 'ersetzt teilweise' },
    unverified: 'ungeprüft',
    runBy: (n: number) => (n === 1 ? 'bei 1 Verwaltung im Einsatz' : `bei ${n} Verwaltungen im Einsatz`),
    questions: 'Was das Bild am meisten schärft',
    beside: { criticality: 'Kritikalität', reach: 'Reichweite', owner: 'Eigentümer' },
    narrows: (points: string) => `verengt um bis zu ${points} Punkte`,
    problems: 'Hinweise',
    more: (n: number) => `… und ${n} weitere`,
  },
  en: {
    read: (rows: number, accepted: number, folded: number, rejected: number) =>
      `${rows} rows: ${accepted} applications, ${folded} folded away, ${rejected} rejected`,
    matched: (accept: number, review: number, none: number) =>
      `${accept} matched to a product with certainty, ${review} to review, ${none} without a known product`,
    measure: 'Dependence by AM-1, from public facts only',
    owners: 'Largest owners (share of the weighted dependence)',
    unknownOwner: 'owner unknown',
    alternatives: 'Open alternatives to products of the list',
    coverage: { full: 'replaces all', most: 'replaces most', part: 'replaces in part' },
    unverified: 'unverified',
    runBy: (n: number) => (n === 1 ? 'run by 1 administration' : `run by ${n} administrations`),
    questions: 'What would sharpen the picture most',
    beside: { criticality: 'criticality', reach: 'reach', owner: 'owner' },
    narrows: (points: string) => `narrows by up to ${points} points`,
    problems: 'Notes',
    more: (n: number) => `… and ${n} more`,
  },
};

const shown = 12;

/** The inspection of a list for reading in a terminal. */
export function inspectionReport(
  inspection: Inspection,
  knowledge: KnowledgeIndex,
  language: Language,
): string {
  const t = words[language];
  const { list, interpretation, matches, measurement } = inspection;
  const { accepted, folded, rejected } = interpretation;
  const decided = (decision: string): number => matches.filter((match) => match.decision === decision).length;
  const problems = [
    ...list.problems,
    ...interpretation.problems,
    ...rejected.map(({ line, reason, detail }) => ({
      severity: 'warning' as const,
      code: reason,
      line,
      ...(detail ? { detail } : {}),
    })),
  ];
  const owners = [...measurement.owners].sort((a, b) => b.share[0] - a.share[0] || b.share[1] - a.share[1]);
  return [
    `${list.file.name} (${list.file.format}, ${list.file.encoding})\n`,
    `  ${t.read(list.file.rows, accepted.length, folded.length, rejected.length)}\n`,
    `  ${t.matched(decided('accept'), decided('review'), decided('new'))}\n`,
    `\n${t.measure}\n`,
    figures(measurement, language),
    ...section(
      t.owners,
      owners.map(({ owner, share }) => [
        percentSpan(share, language),
        owner === 'unknown' ? t.unknownOwner : owner,
      ]),
    ),
    ...section(t.alternatives, alternativeRows(inspection, knowledge, language)),
    ...section(t.questions, questionRows(inspection, language)),
    ...section(
      t.problems,
      problems.map((problem) => [describeProblem(problem, language)]),
    ),
  ].join('');

  function section(title: string, rows: string[][]): string[] {
    if (rows.length === 0) return [];
    const more = rows.length > shown ? `  ${t.more(rows.length - shown)}\n` : '';
    return [`\n${title}\n`, columns(rows.slice(0, shown)), more];
  }
}

function alternativeRows({ matches }: Inspection, knowledge: KnowledgeIndex, language: Language): string[][] {
  const t = words[language];
  const products = new Set(
    matches.flatMap(({ decision, product }) => (decision === 'accept' && product ? [product] : [])),
  );
  return [...products]
    .flatMap((id) => {
      const [best] = alternativesOf(knowledge, id);
      if (!best) return [];
      const running = best.deployments.filter(({ status }) => status === 'running').length;
      return [{ name: knowledge.products.get(id)?.name ?? id, best, running }];
    })
    .sort((a, b) => b.running - a.running)
    .map(({ name, best: { product, alternative }, running }) => [
      name,
      `→ ${product.name}`,
      [
        t.coverage[alternative.coverage],
        ...(running > 0 ? [t.runBy(running)] : []),
        ...(alternative.source.grade === 'unverified' ? [t.unverified] : []),
      ].join(', '),
    ]);
}

function questionRows({ applications, measurement }: Inspection, language: Language): string[][] {
  const t = words[language];
  const nameOf = new Map(applications.map(({ id, name }) => [id, name]));
  return valueOfInformation(applications, { date: measurement.date })
    .filter(({ expected }) => expected > 0)
    .slice(0, shown)
    .map(({ application, question, maximal }) => [
      t.narrows(decimal(maximal, language)),
      question in VARIABLE_TEXTS
        ? VARIABLE_TEXTS[question as Variable].name[language]
        : t.beside[question as keyof typeof t.beside],
      nameOf.get(application) ?? application,
    ]);
}
