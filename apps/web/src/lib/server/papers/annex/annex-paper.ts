import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import { overviewOf } from '#lib/server/sovereignty/index.ts';
import { dependenceReport } from '../dependence-report.ts';
import type { Block } from '../document.ts';
import {
  centsOf,
  costTables,
  effortTable,
  financeOfPlans,
  spanOf,
  money,
  moneySpan,
  teamTable,
  todaySentence,
  withoutPrice,
  type Finance,
} from '#lib/server/finance/index.ts';
import type { PaperBasis } from '../paper-basis.ts';
import type { PaperContent, PaperPart } from '../paper-content.ts';
import { wording } from '../wording/index.ts';
import { keptBlocks } from './kept-blocks.ts';
import { figures, table, words } from '#lib/documents/table.ts';

/** What belongs to a council paper and must never be public: a document of its own. */
export function annexPaper(basis: PaperBasis): PaperContent {
  const { language, authority, date } = basis;
  const { annex: t, labels } = wording(language);
  const finance = financeOfPlans(basis);
  const f = formatter(language);
  const missing = withoutPrice(basis, 'B').size;
  const hasSteps = (basis.plans.B?.figures?.steps.length ?? 0) > 0;
  const part = (id: string, heading: string, text: string | null, fixed: Block[] = []): PaperPart => ({
    id: `annex-${id}`,
    heading,
    level: 1,
    text,
    fixed,
  });
  return {
    language,
    title: t.title,
    subtitle: labels.of(authority.name, f.date(date)),
    date,
    confidentiality: 'non-public',
    references: [],
    parts: [
      { id: 'annex-secret', heading: null, level: 1, text: `! ${t.secret}`, fixed: sampleNotice(basis) },
      part('lead', t.leadHeading, t.lead),
      part('steps', t.steps, hasSteps ? t.stepsLead : t.noSteps, stepTable(basis)),
      part('reasons', t.reasons, null, reasons(basis)),
      part(
        'cash',
        t.cash,
        [
          ...(hasSteps ? [t.cashLead] : []),
          todaySentence(finance, language),
          ...(finance.today.known === 0 ? [] : [t.todayIsA]),
          ...(missing === 0
            ? []
            : [
                texts(language).finance.withoutPrice(
                  f.integer(missing),
                  f.integer(basis.plans.B?.figures?.steps.length ?? 0),
                  texts(language).finance.ofVariant('B'),
                ),
              ]),
        ].join(' '),
        cashTables(finance, language),
      ),
      part('staff', t.staffHeading, staffText(finance, basis), staffTables(finance, basis)),
      part('kept', t.kept, null, keptBlocks(basis)),
      noticePart(basis),
      redPart(basis),
      part('inventory', t.inventory, null, inventory(basis)),
    ],
  };
}

const sampleNotice = ({ authority, language }: PaperBasis): Block[] =>
  authority.sample ? [{ kind: 'notice', text: [wording(language).labels.sample] }] : [];

const cashTables = (finance: Finance, language: Language): Block[] =>
  costTables(
    finance,
    (['B', 'C'] as const).flatMap((name) => {
      const variant = finance.variants[name];
      if (!variant) return [];
      return [
        {
          name: texts(language).finance.ofVariant(name),
          row: wording(language).labels.variants[name],
          variant,
        },
      ];
    }),
    language,
  );

function staffText({ variants: { B } }: Finance, { plans, language }: PaperBasis): string {
  const { annex: t } = wording(language);
  return plans.B && B && B.staff.days.some((days) => days > 0) ? t.staffLead : t.noStaff;
}

function staffTables(finance: Finance, { plans, language }: PaperBasis): Block[] {
  const { B } = finance.variants;
  if (!B) return [];
  const name = texts(language).finance.ofVariant('B');
  return [
    ...effortTable(finance, { name, variant: B }, language),
    ...teamTable(plans.B?.figures?.staff ?? [], name, language),
  ];
}

function stepTable(basis: PaperBasis): Block[] {
  const { plans, language } = basis;
  const unpriced = withoutPrice(basis, 'B');
  const { columns: c, stepsCaption } = wording(language).annex;
  const f = formatter(language);
  return table(
    stepsCaption,
    [
      words(c.application, 2),
      words(c.replacement, 1.7),
      words(c.start, 1.1),
      words(c.live, 1.1),
      figures(c.dependence, 1.7),
      figures(c.oneOff, 1.7),
      figures(c.running, 1.8),
    ],
    [
      ...(plans.B?.figures?.builds ?? []).map(({ name, start, goLive, oneOff, oneOffRange, running }) => [
        name,
        '',
        f.quarter(start),
        f.quarter(goLive),
        '',
        moneySpan(spanOf(oneOff, oneOffRange), language),
        `${money(0, language)} → ${money(centsOf(running), language)}`,
      ]),
      ...(plans.B?.figures?.steps ?? []).map(
        ({ application, option, start, goLive, before, after, runningToday }) => [
          application.name,
          option.name,
          f.quarter(start),
          f.quarter(goLive),
          `${f.interval(before)} → ${f.interval(after)}`,
          moneySpan(spanOf(option.oneOff, option.effort.oneOffRange), language),
          `${unpriced.has(application.id) ? wording(language).annex.unknown : money(centsOf(runningToday), language)} → ${money(centsOf(option.running), language)}`,
        ],
      ),
    ],
  );
}

/** @example asSentence('redaktionelle Schätzung, ungeprüft') // 'Redaktionelle Schätzung, ungeprüft.' */
const asSentence = (text: string): string =>
  `${text.charAt(0).toLocaleUpperCase('de')}${text.slice(1)}`.replace(/(?<![.!?…])$/, '.');

function reasons({ plans, language }: PaperBasis): Block[] {
  const steps = plans.B?.figures?.steps ?? [];
  if (steps.length === 0) return [];
  return [
    {
      kind: 'list',
      ordered: false,
      items: steps.map(({ application, option, reason }) => [
        { strong: `${application.name}: ` },
        [
          reason,
          option.evidence,
          option.effort.source && `${wording(language).annex.effort}${option.effort.source}`,
        ]
          .filter((text) => text !== '')
          .map(asSentence)
          .join(' '),
      ]),
    },
  ];
}

function noticePart({ measured, knowledge, language }: PaperBasis): PaperPart {
  const { annex: t } = wording(language);
  const f = formatter(language);
  const { notices } = overviewOf(measured, knowledge, 36);
  return {
    id: 'annex-notices',
    heading: t.notices,
    level: 1,
    text: notices.length === 0 ? t.noNotices : null,
    fixed: table(
      t.notices,
      [
        words(t.columns.application, 3),
        words(t.columns.noticeBy),
        words(t.columns.end),
        figures(t.columns.cost, 1.4),
      ],
      notices.map(({ name, by, contractEnd, costCents }) => [
        name,
        f.date(by),
        f.date(contractEnd),
        costCents === null ? t.unknown : money(costCents, language),
      ]),
    ),
  };
}

function redPart({ measured, knowledge, language }: PaperBasis): PaperPart {
  const { annex: t } = wording(language);
  const f = formatter(language);
  const { redList } = overviewOf(measured, knowledge);
  return {
    id: 'annex-red',
    heading: t.red,
    level: 1,
    text: redList.length === 0 ? t.noRed : t.redLead,
    fixed: table(
      t.red,
      [words(t.columns.application, 4), figures(t.columns.a), words(t.columns.certainty)],
      redList.map(({ name, a, certain }) => [name, f.interval(a), certain ? t.certain : t.possible]),
    ),
  };
}

function inventory({ measured, knowledge, authority, language }: PaperBasis): Block[] {
  const { annex: t } = wording(language);
  const f = formatter(language);
  const rows = dependenceReport(measured, knowledge, authority, language).inventory;
  return table(
    t.inventory,
    [
      words(t.columns.application, 3),
      words(t.columns.product, 2.4),
      figures(t.columns.a, 0.9),
      words(t.columns.class, 0.9),
      words(t.columns.end, 1.5),
      figures(t.columns.cost, 1.5),
    ],
    rows.map(({ name, product, a, class: span, contractEnd, costCents }) => [
      name,
      product ?? '–',
      a ? f.interval(a) : '–',
      span ?? '–',
      contractEnd === null ? t.unknown : f.date(contractEnd),
      costCents === null ? t.unknown : money(costCents, language),
    ]),
  );
}
