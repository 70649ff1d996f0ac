import { formatter, type Language } from '#lib/i18n/index.ts';
import type { Document } from '../document.ts';
import { estimateSpan, moneySpan, rateText } from '#lib/server/finance/index.ts';
import { gapWords } from './council-words.ts';
import { wording } from '../wording/index.ts';
import type { PublicFigures } from './public-figures.ts';

/** What each figure of a public paper rests on: where it comes from, its range and its date. */
export function councilReferences(figures: PublicFigures, language: Language): Document['references'] {
  const f = formatter(language);
  const t = wording(language).labels.references;
  const rate = rateText(figures.discountBasisPoints, language);
  const years = `${figures.years[0] ?? ''}–${figures.years.at(-1) ?? ''}`;
  const ofVariants = (['B', 'C'] as const).flatMap((variant) => {
    const found = figures.variants[variant];
    if (!found || found.computed === null) return [];
    const [id, date] = [variant.toLowerCase(), f.date(found.computed)];
    const gap = found.gap ? gapWords(found.gap, language) : null;
    return [
      { id: `steps-${id}`, text: t.steps({ variant, date }) },
      { id: `end-${id}`, text: t.plan({ variant, date, gap }) },
      {
        id: `one-off-${id}`,
        text: t.oneOff({ variant, money: moneySpan(found.oneOffSum, language), date }),
      },
      ...(found.sum
        ? [{ id: `sum-${id}`, text: t.sum({ variant, money: estimateSpan(found.sum, language), years }) }]
        : []),
      ...(found.netPresentValue
        ? [
            {
              id: `value-${id}`,
              text: t.value({ variant, money: estimateSpan(found.netPresentValue, language), rate }),
            },
          ]
        : []),
      { id: `staff-${id}`, text: t.staff({ variant, date }) },
    ];
  });
  return [
    {
      id: 'ag',
      text: t.ag({
        ag: f.interval(figures.ag),
        date: f.date(figures.measured),
        applications: f.integer(figures.applications),
        completeness: f.percent(figures.completeness),
      }),
    },
    { id: 'budget', text: figures.areBudgetsPreset ? t.presetBudget : t.budget },
    { id: 'rate', text: t.rate(rate) },
    ...(figures.riskPercent === null
      ? []
      : [{ id: 'risk', text: t.risk(`${f.integer(figures.riskPercent)}\u00a0%`) }]),
    { id: 'today', text: t.today({ missing: f.integer(figures.withoutCost) }) },
    ...ofVariants,
  ];
}
