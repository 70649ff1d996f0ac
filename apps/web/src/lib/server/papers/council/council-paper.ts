import { curves } from '#lib/charts/curves.ts';
import { formatter, type Language } from '#lib/i18n/index.ts';
import type { HeadField } from '#lib/server/database/index.ts';
import type { Block, Inline } from '../document.ts';
import { moneySpan, oneOffTable } from '#lib/server/finance/index.ts';
import type { PaperContent, PaperPart } from '../paper-content.ts';
import { headOf } from '../settings/letterhead-of.ts';
import { wording } from '../wording/index.ts';
import { councilReferences } from './council-references.ts';
import { councilWords } from './council-words.ts';
import type { PublicFigures } from './public-figures.ts';

/**
 * The public part of a council paper in the usual order: head, summary on one page, resolution, facts with variants,
 * finances, efficiency, staff, data protection, accessibility, risks, timetable, annexes.
 */
export function councilPaper(
  figures: PublicFigures,
  template: readonly HeadField[],
  language: Language,
  date: string,
): PaperContent {
  const words = councilWords(figures, language);
  const { texts, headings, title } = wording(language).council(words);
  const { labels } = wording(language);
  const f = formatter(language);
  const part = (
    id: keyof typeof texts,
    heading: string | null,
    level: 1 | 2 | 3 = 1,
    fixed: Block[] = [],
  ): PaperPart => ({ id, heading, level, text: texts[id], fixed });
  const bare = (id: string, heading: string | null, fixed: Block[] = []): PaperPart => ({
    id,
    heading,
    level: 1,
    text: null,
    fixed,
  });
  return {
    language,
    title,
    subtitle: labels.of(figures.authority, f.date(date)),
    date,
    confidentiality: 'public',
    references: councilReferences(figures, language),
    parts: [
      bare('head', null, [
        ...noticeOf(figures.sample, labels.sample),
        headOf(template, { subject: title, publicity: labels.public, date: f.date(date) }),
      ]),
      part('summary', headings.summary, 1, [{ kind: 'page-break' }]),
      part('resolution', headings.resolution),
      bare('facts', headings.facts, [{ kind: 'heading', level: 2, text: headings.situation }]),
      part('situation', null),
      part('goal', headings.goal, 2),
      part('law', headings.law, 2),
      bare('variants', null, [
        { kind: 'heading', level: 2, text: headings.variants },
        ...overview(figures, language),
      ]),
      part('variantA', labels.variants.A, 3),
      part('variantB', labels.variants.B, 3),
      part('variantC', labels.variants.C, 3, curveOf(figures, language)),
      part('assessment', headings.assessment, 2),
      part('recommendation', headings.recommendation, 2),
      part('finance', headings.finance, 1, oneOffPart(figures, language)),
      part('economy', headings.economy),
      part('staff', headings.staff),
      part('privacy', headings.privacy),
      part('accessibility', headings.accessibility),
      part('risks', headings.risks),
      part('timetable', headings.timetable, 1, timetable(figures, language)),
      part('annexes', headings.annexes, 1, [{ kind: 'signature', lines: [...labels.signature] }]),
    ],
  };
}

const noticeOf = (isSample: boolean, text: string): Block[] =>
  isSample ? [{ kind: 'notice', text: [text] }] : [];
const column = (label: string, share = 1) => ({ label, numeric: false, share });
const numeric = (label: string, share = 1) => ({ label, numeric: true, share });

function overview(figures: PublicFigures, language: Language): Block[] {
  const { labels } = wording(language);
  const f = formatter(language);
  const rows = (['A', 'B', 'C'] as const).flatMap((variant): Inline[][][] => {
    const found = figures.variants[variant];
    if (!found || (variant !== 'A' && found.computed === null)) return [];
    const id = variant.toLowerCase();
    const mark = (text: string, name: string): Inline[] =>
      variant === 'A' ? [text] : [{ text, reference: `${name}-${id}` }];
    return [
      [
        [labels.variants[variant]],
        mark(f.integer(found.steps), 'steps'),
        variant === 'A'
          ? [{ text: f.interval(found.end), reference: 'ag' }]
          : mark(f.interval(found.end), 'end'),
        mark(moneySpan(found.oneOffSum, language), 'one-off'),
        mark(f.integer(Math.ceil(found.days)), 'staff'),
      ],
    ];
  });
  return [
    {
      kind: 'table',
      caption: labels.variantsCaption,
      columns: [
        column(labels.variant, 1.8),
        numeric(labels.replaced, 1.7),
        numeric(labels.end, 2),
        numeric(labels.oneOff, 2.5),
        numeric(labels.days, 1.6),
      ],
      rows,
    },
  ];
}

function oneOffPart(figures: PublicFigures, language: Language): Block[] {
  const { B, C } = figures.variants;
  return oneOffTable(
    {
      caption: wording(language).labels.oneOffCaption,
      years: figures.years,
      plans: [
        { name: 'B', variant: B },
        { name: 'C', variant: C },
      ].flatMap(({ name, variant }) =>
        variant && variant.computed !== null ? [{ name, oneOff: variant.oneOff }] : [],
      ),
      budgets: figures.budgets,
      budgetReference: 'budget',
    },
    language,
  );
}

function timetable({ timetable: quarters }: PublicFigures, language: Language): Block[] {
  if (quarters.length === 0) return [];
  const { labels } = wording(language);
  const f = formatter(language);
  return [
    {
      kind: 'table',
      caption: labels.timetableCaption,
      columns: [column(labels.quarter), column(labels.area, 4), numeric(labels.starts, 1.2)],
      rows: quarters.map(({ quarter, areas }) => [
        [f.quarter(quarter)],
        [areas.map(({ area }) => area ?? labels.otherAreas).join(', ')],
        [f.integer(areas.reduce((sum, { count }) => sum + count, 0))],
      ]),
    },
  ];
}

function curveOf(figures: PublicFigures, language: Language): Block[] {
  const { B, C } = figures.variants;
  if (!B || B.curve.length < 2) return [];
  const { labels } = wording(language);
  const f = formatter(language);
  const chart = curves({
    title: labels.curveTitle,
    description: labels.curveText(f.interval(figures.ag), f.interval(B.end)),
    periods: B.curve.map(({ quarter }) => f.quarter(quarter)),
    curves: [
      { label: labels.variants.B, points: B.curve.map(({ dependence }) => dependence) },
      { label: labels.variants.A, points: B.curve.map(() => figures.ag) },
      ...(C && C.curve.length === B.curve.length
        ? [{ label: labels.variants.C, points: C.curve.map(({ dependence }) => dependence) }]
        : []),
    ],
    width: 640,
  });
  return [{ kind: 'chart', chart }];
}
