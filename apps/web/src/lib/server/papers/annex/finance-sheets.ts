import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import { rateText, type Cents, type Finance } from '#lib/server/finance/index.ts';
import { wording } from '../wording/index.ts';

/**
 * The costs of a paper as one table of texts: variant, kind of cost and budget by year, each as lowest and highest
 * amount in euros. Every cell is written as text, so that nothing in it can become a formula.
 */
export function financeSheets(finance: Finance, language: Language): string[][] {
  const { labels } = wording(language);
  const t = texts(language).finance;
  const f = formatter(language);
  const euros = ([lo, hi]: Cents): string[] => [f.decimal(lo / 100, 2), f.decimal(hi / 100, 2)];
  const ends = (name: string): string[] => [`${name}, ${labels.low}`, `${name}, ${labels.high}`];
  const head = [
    t.variant,
    t.position,
    t.budget,
    ...finance.years.flatMap((year) => ends(String(year))),
    ...ends(labels.sum),
  ];
  const sum = (amounts: readonly Cents[]): Cents => [
    amounts.reduce((total, [lo]) => total + lo, 0),
    amounts.reduce((total, [, hi]) => total + hi, 0),
  ];
  const row = (variant: string, position: string, budget: string, amounts: readonly Cents[]): string[] => [
    variant,
    position,
    budget,
    ...amounts.flatMap(euros),
    ...euros(sum(amounts)),
  ];
  const body = (['A', 'B', 'C'] as const).flatMap((name) => {
    const variant = finance.variants[name];
    if (!variant) return [];
    const title = labels.variants[name];
    const empty = finance.years.flatMap(() => ['', '']);
    return [
      ...variant.lines.map(({ position, kind, amounts }) =>
        row(title, labels.positions[position], labels.kinds[kind], amounts),
      ),
      row(title, `${labels.sum} ${labels.kinds.consumptive}`, labels.kinds.consumptive, variant.consumptive),
      row(title, `${labels.sum} ${labels.kinds.investive}`, labels.kinds.investive, variant.investive),
      row(title, t.total, '', variant.change),
      [
        title,
        `${t.value} (${rateText(finance.assumptions.discountBasisPoints, language)})`,
        '',
        ...empty,
        ...euros(variant.netPresentValue),
      ],
      ...(variant.risk ? [row(title, t.risk, '', variant.risk)] : []),
    ];
  });
  return [head, ...body];
}
