import type { Chart } from '#lib/charts/chart.ts';
import { intervalRows } from '#lib/charts/interval-rows.ts';
import { areaName } from '#lib/i18n/area-name.ts';
import { frameworkRows } from '#lib/i18n/framework-rows.ts';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import { spanEnds } from '#lib/i18n/span.ts';
import type { DependenceReport } from './dependence-report.ts';

/** A part of the report; nothing of it is markup. */
export interface PaperSection {
  title: string;
  paragraphs: string[];
  charts: Chart[];
  tables: PaperTable[];
}

export interface PaperTable {
  caption: string;
  columns: { label: string; numeric: boolean; share: number }[];
  rows: string[][];
}

const text = (label: string, share = 1) => ({ label, numeric: false, share });
const number = (label: string, share = 1) => ({ label, numeric: true, share });
const width = 640;

/** What the report tells, part by part. */
export function reportSections(report: DependenceReport, language: Language): PaperSection[] {
  const t = texts(language).report;
  return [
    summary(report, language),
    owners(report, language),
    areas(report, language),
    redList(report, language),
    alternatives(report, language),
    gaps(report, language),
    assumptions(report, language),
    frameworks(report, language),
    notices(report, language),
    inventory(report, language),
    { title: t.method, paragraphs: [t.methodText], charts: [], tables: [] },
  ];
}

function summary({ authority, figures, sensitivity }: DependenceReport, language: Language): PaperSection {
  const t = texts(language).report;
  const o = texts(language).overview;
  const f = formatter(language);
  const { from, to } = spanEnds(figures.class);
  const certain = figures.redList.filter((entry) => entry.certain).length;
  const ags = sensitivity.assumptions.map(({ ag }) => ag);
  return {
    title: t.summary,
    paragraphs: [
      [
        o.sentence(authority, f.interval(figures.ag)),
        from === to ? o.sentenceDecided(from) : o.sentenceOpen(figures.class),
        t.rangeMeaning(
          f.interval([Math.min(...ags.map(([lo]) => lo)), Math.max(...ags.map(([, hi]) => hi))]),
        ),
      ].join(' '),
      t.uncertainty,
    ],
    charts: [],
    tables: [
      {
        caption: t.figures,
        columns: [text(t.figure, 2), text(t.value, 2), text(t.meaning, 4)],
        rows: [
          [o.ag, `${f.interval(figures.ag)} ${o.agUnit}, ${o.classLabel(from, to)}`, t.agMeaning],
          [o.hhi, f.interval(figures.hhi), t.hhiMeaning],
          [o.nonEu, f.percentInterval(figures.nonEuShare), t.nonEuMeaning],
          [
            o.redList,
            o.redListValue(f.integer(certain), f.integer(figures.redList.length - certain)),
            t.redMeaning,
          ],
          [o.completeness, f.percent(figures.completeness), t.completenessMeaning],
        ],
      },
    ],
  };
}

function owners({ figures }: DependenceReport, language: Language): PaperSection {
  const t = texts(language).report;
  const o = texts(language).overview;
  const f = formatter(language);
  const rows = figures.owners.map(({ owner, share }) => ({
    label: owner === 'unknown' ? o.unknownOwner : owner,
    interval: [share[0] * 100, share[1] * 100] as const,
    value: f.percentInterval(share),
  }));
  if (rows.length === 0) return { title: t.owners, paragraphs: [], charts: [], tables: [] };
  return {
    title: t.owners,
    paragraphs: [o.ownersDescription],
    charts: [
      intervalRows({
        title: o.owners,
        description: rows.map(({ label, value }) => `${label}: ${value}`).join('; '),
        rows,
        scale: 'amount',
        width,
        axisLabel: (value) => `${f.integer(value)} %`,
      }),
    ],
    tables: [],
  };
}

function areas({ figures }: DependenceReport, language: Language): PaperSection {
  const o = texts(language).overview;
  const f = formatter(language);
  const rows = figures.areas.map(({ area, ag, class: span }) => ({
    label: areaName(area, language),
    interval: ag,
    value: `${f.interval(ag)} · ${span}`,
  }));
  const empty = { title: texts(language).report.areas, paragraphs: [], charts: [], tables: [] };
  if (rows.length === 0) return empty;
  return {
    ...empty,
    paragraphs: [o.areasDescription],
    charts: [
      intervalRows({
        title: o.areas,
        description: rows.map(({ label, value }) => `${label}: ${value}`).join('; '),
        rows,
        width,
      }),
    ],
  };
}

function redList({ figures }: DependenceReport, language: Language): PaperSection {
  const t = texts(language).report;
  const o = texts(language).overview;
  const f = formatter(language);
  const table: PaperTable = {
    caption: t.red,
    columns: [text(t.application, 4), number(t.dependence), text(o.certainty)],
    rows: figures.redList.map(({ name, a, certain }) => [
      name,
      f.interval(a),
      certain ? o.certain : o.possible,
    ]),
  };
  const isEmpty = table.rows.length === 0;
  return {
    title: t.red,
    paragraphs: [isEmpty ? o.redListNone : o.redListLead],
    charts: [],
    tables: isEmpty ? [] : [table],
  };
}

function alternatives(report: DependenceReport, language: Language): PaperSection {
  const t = texts(language).report;
  const f = formatter(language);
  const rows = report.alternatives.flatMap(({ product, by }) =>
    by.map(({ name, coverage, runBy, grade }, index) => [
      index === 0 ? product : '',
      name,
      t.coverages[coverage],
      runBy.length === 0
        ? t.runByNone
        : runBy.length <= 3
          ? runBy.join(', ')
          : `${runBy.slice(0, 3).join(', ')} ${t.andMore(f.integer(runBy.length - 3))}`,
      t.grades[grade],
    ]),
  );
  if (rows.length === 0) return { title: t.alternatives, paragraphs: [], charts: [], tables: [] };
  const columns = [
    text(t.product, 2),
    text(t.alternative, 2),
    text(t.coverage, 1.3),
    text(t.runBy, 3),
    text(t.evidence, 1.4),
  ];
  return {
    title: t.alternatives,
    paragraphs: [t.alternativesLead],
    charts: [],
    tables: [{ caption: t.alternatives, columns, rows }],
  };
}

function gaps(report: DependenceReport, language: Language): PaperSection {
  const t = texts(language).report;
  if (report.gaps.length === 0) return { title: t.gaps, paragraphs: [], charts: [], tables: [] };
  return {
    title: t.gaps,
    paragraphs: [t.gapsLead],
    charts: [],
    tables: [
      {
        caption: t.gaps,
        columns: [text(t.capability), text(t.products)],
        rows: report.gaps.map(({ capability, products }) => [capability, products.join(', ')]),
      },
    ],
  };
}

function assumptions({ sensitivity }: DependenceReport, language: Language): PaperSection {
  const t = texts(language).report;
  const r = texts(language).reasons;
  const f = formatter(language);
  return {
    title: t.sensitivity,
    paragraphs: [r.sensitivityLead],
    charts: [],
    tables: [
      {
        caption: t.sensitivity,
        columns: [text(r.assumption, 3), number(r.result)],
        rows: sensitivity.assumptions.map(({ key, ag }) => [r.assumptions[key], f.interval(ag)]),
      },
    ],
  };
}

function frameworks({ views }: DependenceReport, language: Language): PaperSection {
  const t = texts(language).report;
  return {
    title: t.views,
    paragraphs: [t.viewsLead],
    charts: [],
    tables: views.map((view) => {
      const { value, rows } = frameworkRows(view, language);
      return {
        caption: `${view.name[language]} (${view.version}): ${view.caution[language]} ${view.source}`,
        columns: [text(t.criterion, 3), number(value, 2)],
        rows,
      };
    }),
  };
}

function notices({ figures }: DependenceReport, language: Language): PaperSection {
  const t = texts(language).report;
  const o = texts(language).overview;
  const f = formatter(language);
  const unknown = texts(language).frame.unknown;
  if (figures.notices.length === 0)
    return { title: t.notices, paragraphs: [o.noticesNone], charts: [], tables: [] };
  return {
    title: t.notices,
    paragraphs: [],
    charts: [],
    tables: [
      {
        caption: t.notices,
        columns: [text(t.application, 3), text(o.noticeBy), text(o.contractEnd), number(o.costs, 1.5)],
        rows: figures.notices.map(({ name, by, contractEnd, costCents }) => [
          name,
          f.date(by),
          f.date(contractEnd),
          costCents === null ? unknown : f.money(costCents),
        ]),
      },
    ],
  };
}

function inventory(report: DependenceReport, language: Language): PaperSection {
  const t = texts(language).report;
  const f = formatter(language);
  const unknown = texts(language).frame.unknown;
  return {
    title: t.inventory,
    paragraphs: [t.inventoryLead(f.integer(report.inventory.length))],
    charts: [],
    tables: [
      {
        caption: t.inventory,
        columns: [
          text(t.application, 3),
          text(t.product, 2.4),
          text(t.owner, 2.2),
          number(t.dependence, 1.3),
          text(t.class, 0.8),
        ],
        rows: report.inventory.map(({ name, product, owner, a, class: span }) => [
          name,
          product ?? '–',
          owner ?? unknown,
          a ? f.interval(a) : '–',
          span ?? '–',
        ]),
      },
    ],
  };
}
