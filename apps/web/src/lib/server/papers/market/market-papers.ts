import { formatter } from '#lib/i18n/index.ts';
import { figures, table, words } from '#lib/documents/table.ts';
import type { Block } from '../document.ts';
import type { PaperBasis } from '../paper-basis.ts';
import type { PaperContent, PaperPart } from '../paper-content.ts';
import type { MarketWords } from '../wording/de/market.ts';
import { wording } from '../wording/index.ts';
import { bundleFor } from './bundle-for.ts';
import { marketWords } from './market-words.ts';

type Part = [id: string, heading: string | null, text: string, fixed?: Block[]];

function paperOf(
  basis: PaperBasis,
  title: (words: MarketWords) => string,
  confidentiality: PaperContent['confidentiality'],
  parts: readonly Part[],
): PaperContent {
  const { language, authority, date } = basis;
  const { words: w, references } = marketWords(basis);
  const { labels } = wording(language);
  return {
    language,
    title: title(w).replace(/\[\[|\]\]/g, ''),
    subtitle: labels.of(authority.name, formatter(language).date(date)),
    date,
    confidentiality,
    references,
    parts: [
      {
        id: `${confidentiality}-sample`,
        heading: null,
        level: 1,
        text: null,
        fixed: authority.sample ? [{ kind: 'notice', text: [labels.sample] }] : [],
      },
      ...parts.map(([id, heading, text, fixed = []]): PaperPart => ({ id, heading, level: 1, text, fixed })),
    ],
  };
}

/** What is sent to companies: need, functions, interfaces, volumes, timetable, questions, evaluation. */
export function marketPaper(basis: PaperBasis): PaperContent {
  const t = wording(basis.language).market.exploration;
  const { words: w } = marketWords(basis);
  const { headings: h, grid } = t;
  return paperOf(basis, t.title, 'public', [
    ['about', h.about, t.about(w)],
    ['need', h.need, t.need(w)],
    ['functions', h.functions, t.functions(w)],
    ['interfaces', h.interfaces, t.interfaces],
    ['volumes', h.volumes, t.volumes(w)],
    ['timetable', h.timetable, t.timetable(w)],
    ['questions', h.questions, t.questions.map((question, index) => `${index + 1}. ${question}`).join('\n')],
    [
      'grid',
      h.grid,
      '',
      table(
        grid.caption,
        [words(grid.criterion, 3), words(grid.shown, 2.4), words(grid.weight)],
        grid.rows.map(([criterion = '', shown = ''], index) => [
          criterion,
          shown,
          [{ placeholder: `${grid.weightGap} ${index + 1}` }],
        ]),
      ),
    ],
  ]);
}

/** What stays in the file: equal treatment, market overview with sources, result. */
export function marketNote(basis: PaperBasis): PaperContent {
  const { language, knowledge, capability } = basis;
  const t = wording(language).market.note;
  const f = formatter(language);
  const products = (knowledge.productsWithCapability.get(capability ?? '') ?? [])
    .filter(({ capabilities }) => capabilities.some(({ id, role }) => id === capability && role === 'covers'))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
  const bundle = bundleFor(knowledge, capability);
  const covered = (product: string): string =>
    (bundle?.functions ?? [])
      .filter(({ id }) =>
        bundle?.components
          .find((component) => component.product === product)
          ?.covers.some(
            (each) => each.function === id && (each.coverage === 'full' || each.coverage === 'most'),
          ),
      )
      .map(({ name }) => name[language])
      .join(', ');
  const rows = products.map(({ id, name, licence, source }) => [
    name,
    ...(bundle ? [covered(id) || t.notJudged] : []),
    `${t.licences[licence.kind]}${licence.spdx ? ` (${licence.spdx})` : ''}`,
    f.integer((knowledge.deploymentsOf.get(id) ?? []).filter(({ status }) => status === 'running').length),
    `${source.text}${source.date ? `, ${f.date(source.date)}` : ''}${source.text.includes(t.grades[source.grade]) ? '' : ` (${t.grades[source.grade]})`}`,
  ]);
  const c = t.columns;
  return paperOf(basis, t.title, 'internal', [
    ['note-equal', t.headings.equal, t.equal],
    [
      'note-overview',
      t.headings.overview,
      [
        rows.length === 0 ? t.none : t.overview,
        ...(bundle ? [t.functionsFrom(bundle.name[language])] : []),
      ].join('\n\n'),
      table(
        t.overviewCaption,
        [
          words(c.product, 1.6),
          ...(bundle ? [words(c.covers, 1.8)] : []),
          words(c.licence, 1.5),
          figures(c.used, 0.9),
          words(c.source, 2.6),
        ],
        rows,
      ),
    ],
    ['note-result', t.headings.result, t.result, [{ kind: 'signature', lines: [...t.signature] }]],
  ]);
}

/** The product-neutral specification with its checklist. */
export function specificationPaper(basis: PaperBasis): PaperContent {
  const t = wording(basis.language).market.specification;
  const { words: w } = marketWords(basis);
  const h = t.headings;
  return paperOf(basis, t.title, 'public', [
    ['purpose', h.purpose, t.purpose(w)],
    ['functions', h.functions, t.functions(w)],
    ['rights', h.rights, t.rights],
    ['delivery', h.delivery, t.delivery],
    ['operation', h.operation, t.operation],
    ['security', h.security, t.security],
    ['accessibility', h.accessibility, t.accessibility],
    ['acceptance', h.acceptance, t.acceptance],
    ['price', h.price, t.price],
    ['bidders', h.bidders, t.bidders],
    ['contract', h.contract, t.contract],
  ]);
}

/** What is ticked before the specification is published, and stays in the file. */
export function specificationCheck(basis: PaperBasis): PaperContent {
  const t = wording(basis.language).market.specification;
  return paperOf(basis, t.checkTitle, 'internal', [
    [
      'check',
      t.headings.checklist,
      t.checkLead,
      [
        { kind: 'checklist', items: t.checklist.map((item) => [item]) },
        { kind: 'signature', lines: [...wording(basis.language).market.note.signature] },
      ],
    ],
  ]);
}
