import { formatter, type Language } from '#lib/i18n/index.ts';
import { estimateSpan, moneySpan, rateText } from '#lib/server/finance/index.ts';
import type { PublicFigures, PublicVariant } from './public-figures.ts';

/** Figures of a public paper as the language writes them, each with the mark of its reference. */
export interface CouncilWords {
  authority: string;
  sample: boolean;
  measured: string;
  applications: string;
  ag: string;
  start: string;
  end: string;
  firstYear: string;
  lastYear: string;
  rate: string;
  /** Per cent; null where no surcharge is set. */
  riskPercent: string | null;
  hasFreezes: boolean;
  hasContractEnds: boolean;
  /** A line for each budget, e.g. `2027: bis zu 250.000 €`. */
  budgets: { year: string; kind: 'consumptive' | 'investive' | null; money: string }[];
  /** Nobody has laid the budgets down yet; they were preset. */
  areBudgetsPreset: boolean;
  today: string | null;
  withoutCost: string | null;
  /** Null where no plan was chosen, it has not been computed, or it replaces nothing. */
  B: VariantWords | null;
  C: VariantWords | null;
}

export interface VariantWords {
  steps: string;
  end: string;
  /** Null where no plan can be better. */
  gap: string | null;
  oneOff: string;
  risk: string | null;
  sum: string | null;
  netPresentValue: string | null;
  /** How many of the steps have no known cost today; null for none. */
  withoutPrice: string | null;
  /** Of none of the steps is it known. */
  noPrice: boolean;
  days: string;
  hours: string;
}

/** A distance that is not nothing never looks like nothing: `0,1 %` at least. */
export const gapWords = (gap: number, language: Language): string =>
  formatter(language).finePercent(Math.max(gap, 0.001));

/** The figures as words; the marks lead to what {@link councilReferences} says. */
export function councilWords(figures: PublicFigures, language: Language): CouncilWords {
  const f = formatter(language);
  const words = (variant: PublicVariant | null, name: 'b' | 'c'): VariantWords | null => {
    if (!variant || variant.computed === null || variant.steps === 0) return null;
    const money = (span: PublicVariant['oneOffSum']): string => moneySpan(span, language);
    return {
      steps: `${f.integer(variant.steps)}[^steps-${name}]`,
      end: `${f.interval(variant.end)}[^end-${name}]`,
      gap: !variant.gap ? null : `${gapWords(variant.gap, language)}[^end-${name}]`,
      oneOff: `${money(variant.oneOffSum)}[^one-off-${name}]`,
      risk: variant.riskSum && `${estimateSpan(variant.riskSum, language)}[^risk]`,
      sum: variant.sum && `${estimateSpan(variant.sum, language)}[^sum-${name}]`,
      netPresentValue:
        variant.netPresentValue && `${estimateSpan(variant.netPresentValue, language)}[^value-${name}]`,
      withoutPrice: variant.withoutPrice === 0 ? null : `${f.integer(variant.withoutPrice)}[^steps-${name}]`,
      noPrice: variant.withoutPrice === variant.steps,
      days: `${f.integer(Math.ceil(variant.days))}[^staff-${name}]`,
      hours: `${f.integer(Math.ceil(variant.hours))}[^staff-${name}]`,
    };
  };
  return {
    authority: figures.authority,
    sample: figures.sample,
    measured: f.date(figures.measured),
    applications: `${f.integer(figures.applications)}[^ag]`,
    ag: `${f.interval(figures.ag)}[^ag]`,
    start: f.quarter(figures.start),
    end: f.quarter(figures.end),
    firstYear: String(figures.years[0] ?? ''),
    lastYear: String(figures.years.at(-1) ?? ''),
    rate: `${rateText(figures.discountBasisPoints, language)}[^rate]`,
    riskPercent: figures.riskPercent === null ? null : `${f.integer(figures.riskPercent)}\u00a0%[^risk]`,
    hasFreezes: figures.hasFreezes,
    hasContractEnds: figures.hasContractEnds,
    budgets: figures.budgets.map(({ year, kind, cents }) => ({
      year: String(year),
      kind,
      money: `${moneySpan([cents, cents], language)}[^budget]`,
    })),
    areBudgetsPreset: figures.areBudgetsPreset,
    today: figures.today === null ? null : `${moneySpan([figures.today, figures.today], language)}[^today]`,
    withoutCost: figures.withoutCost === 0 ? null : `${f.integer(figures.withoutCost)}[^today]`,
    B: words(figures.variants.B, 'b'),
    C: words(figures.variants.C, 'c'),
  };
}
