import { formatter, texts } from '#lib/i18n/index.ts';
import { figures, table, words } from '#lib/documents/table.ts';
import { councilReferences } from '../council/council-references.ts';
import { councilWords, type CouncilWords } from '../council/council-words.ts';
import { publicFigures } from '../council/public-figures.ts';
import type { Block } from '../document.ts';
import {
  type Cents,
  type Finance,
  financeOfPlans,
  estimateSpan,
  noCents,
  oneOffOf,
  plus,
  rateText,
} from '#lib/server/finance/index.ts';
import type { PaperBasis } from '../paper-basis.ts';
import type { PaperContent, PaperPart } from '../paper-content.ts';
import { wording } from '../wording/index.ts';

interface Sheet {
  title: string;
  words: CouncilWords;
  /** Parts by id, heading and text, with the figures after the text. */
  parts: [id: string, heading: string, text: string, fixed?: Block[]][];
}

/** A short internal paper: the same figures as in the council paper, for one reader. */
function sheetPaper(basis: PaperBasis, { title, parts }: Sheet): PaperContent {
  const { language, authority, date } = basis;
  const { labels } = wording(language);
  return {
    language,
    title,
    subtitle: labels.of(authority.name, formatter(language).date(date)),
    date,
    confidentiality: 'internal',
    references: [
      ...councilReferences(publicFigures(basis), language),
      ...ownReferences(financeOfPlans(basis), language),
    ],
    parts: [
      {
        id: 'notice',
        heading: null,
        level: 1,
        text: null,
        fixed: authority.sample ? [{ kind: 'notice', text: [labels.sample] }] : [],
      },
      ...parts.map(([id, heading, text, fixed = []]): PaperPart => ({ id, heading, level: 1, text, fixed })),
    ],
  };
}

/** Inside the house, sums are told whether or not a price can be derived from them. */
function ownReferences(
  { years, variants: { B }, assumptions }: Finance,
  language: PaperBasis['language'],
): PaperContent['references'] {
  if (!B) return [];
  const { references: t } = wording(language).labels;
  const of = (span: Cents) => ({ variant: 'B', money: estimateSpan(span, language) });
  return [
    { id: 'own-sum', text: t.sum({ ...of(B.sum), years: `${years[0] ?? ''}–${years.at(-1) ?? ''}` }) },
    {
      id: 'own-value',
      text: t.value({ ...of(B.netPresentValue), rate: rateText(assumptions.discountBasisPoints, language) }),
    },
  ];
}

/** One page for the treasurer: cash by year, what is certain, what is to be decided. */
export function treasurerPaper(basis: PaperBasis): PaperContent {
  const { language } = basis;
  const t = wording(language).sheets.treasurer;
  const finance = financeOfPlans(basis);
  const w = councilWords(publicFigures(basis), language);
  const own = finance.variants.B && {
    sum: `${estimateSpan(finance.variants.B.sum, language)}[^own-sum]`,
    value: `${estimateSpan(finance.variants.B.netPresentValue, language)}[^own-value]`,
  };
  return sheetPaper(basis, {
    title: t.title,
    words: w,
    parts: [
      ['core', t.headings.core, t.core(w, own)],
      ['cash', t.headings.cash, '', cashByYear(finance, language)],
      ['certain', t.headings.certain, t.certain],
      ['risks', t.headings.risks, t.risks],
      ['decide', t.headings.decide, t.decide(w)],
    ],
  });
}

/** Few columns, so that the paper stays on one page: once, from then on, together; investments where there are any. */
function cashByYear({ years, variants: { B } }: Finance, language: PaperBasis['language']): Block[] {
  if (!B) return [];
  const t = texts(language).finance;
  const sum = (amounts: readonly Cents[]): string => estimateSpan(plus(...amounts), language);
  const { consumptive, investive } = oneOffOf(B);
  const once = years.map((_, index) => plus(consumptive[index] ?? noCents, investive[index] ?? noCents));
  const running = years.map((_, index): Cents => {
    const [[lo, hi], [onceLo, onceHi]] = [B.change[index] ?? noCents, once[index] ?? noCents];
    return [lo - onceLo, hi - onceHi];
  });
  const shown: [string, readonly Cents[]][] = [
    [t.once, once],
    [t.running, running],
    [t.total, B.change],
    ...(B.investive.some(([lo, hi]) => lo !== 0 || hi !== 0)
      ? [[t.ofWhich(t.kinds.investive), B.investive] satisfies [string, readonly Cents[]]]
      : []),
  ];
  return table(
    t.cashCaption(t.ofVariant('B')),
    [words(t.year, 0.7), ...shown.map(([label]) => figures(label, 2))],
    years.map((year, index) => [
      String(year),
      ...shown.map(([, amounts]) => estimateSpan(amounts[index] ?? noCents, language)),
    ]),
    [t.sum, ...shown.map(([, amounts]) => sum(amounts))],
  );
}

/** For the staff council: what is planned, whom it concerns, what is promised. */
export function staffCouncilPaper(basis: PaperBasis): PaperContent {
  const { language, plans, measured } = basis;
  const t = wording(language).sheets['staff-council'];
  const { labels, sheets } = wording(language);
  const f = formatter(language);
  const w = councilWords(publicFigures(basis), language);
  const users = new Map(measured.applications.map(({ stored }) => [stored.id, stored.users]));
  const rows = (plans.B?.figures?.steps ?? []).map(({ application, start }) => [
    application.name,
    application.department ?? t.noDepartment,
    f.quarter(start),
    users.get(application.id) == null ? '–' : f.integer(users.get(application.id) ?? 0),
  ]);
  const columns = [
    words(wording(language).annex.columns.application, 3),
    words(t.department, 2),
    words(labels.quarter),
    figures(sheets.users),
  ];
  return sheetPaper(basis, {
    title: t.title,
    words: w,
    parts: [
      ['what', t.headings.what, t.what(w)],
      ['whom', t.headings.whom, t.whom, table(t.caption, columns, rows)],
      ['rights', t.headings.rights, t.rights],
      ['training', t.headings.training, t.training(w)],
      ['promise', t.headings.promise, t.promise],
      ['questions', t.headings.questions, t.questions],
    ],
  });
}

/** For the data protection officer: the steps, and what is to be checked for each. */
export function dataProtectionPaper(basis: PaperBasis): PaperContent {
  const { language, plans, measured } = basis;
  const t = wording(language).sheets['data-protection'];
  const { annex, sheets } = wording(language);
  const f = formatter(language);
  const w = councilWords(publicFigures(basis), language);
  const byId = new Map(measured.applications.map(({ stored }) => [stored.id, stored]));
  const rows = (plans.B?.figures?.steps ?? []).map(({ application, option, start, goLive }) => {
    const stored = byId.get(application.id);
    const hosting = stored?.hosting ?? null;
    return [
      application.name,
      option.name,
      f.quarter(start),
      f.quarter(goLive),
      hosting === null ? t.unknown : t.hostings[hosting],
      stored?.users == null ? '–' : f.integer(stored.users),
    ];
  });
  const c = annex.columns;
  return sheetPaper(basis, {
    title: t.title,
    words: w,
    parts: [
      ['what', t.headings.what, t.what(w)],
      [
        'steps',
        t.headings.steps,
        t.steps,
        table(
          t.caption,
          [
            words(c.application, 2.4),
            words(c.replacement, 2),
            words(c.start, 1.1),
            words(c.live, 1.1),
            words(t.hosting, 1.4),
            figures(sheets.users),
          ],
          rows,
        ),
      ],
      ['check', t.headings.check, '', [{ kind: 'checklist', items: t.check.map((item) => [item]) }]],
      ['security', t.headings.security, t.security],
      ['opinion', t.headings.opinion, t.opinion],
    ],
  });
}
