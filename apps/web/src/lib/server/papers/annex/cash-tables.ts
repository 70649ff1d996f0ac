import { formatter } from '#lib/i18n/index.ts';
import type { Block } from '../document.ts';
import { plus, type Cents } from '../finance/cents.ts';
import type { Finance, VariantFinance } from '../finance/finance-types.ts';
import { moneyCell, moneySpan } from '../finance/money-text.ts';
import type { PaperBasis } from '../paper-basis.ts';
import { wording } from '../wording/index.ts';
import { figures, table, words } from './table.ts';

/** Positions by year, both kinds of budget, and what sums to what; one table for each variant with a plan. */
export function cashTables(finance: Finance, { language }: Pick<PaperBasis, 'language'>): Block[] {
  const { annex: t, labels } = wording(language);
  const money = (cents: Cents): string => moneyCell(cents, language);
  const shown = (['B', 'C'] as const).flatMap((name) => {
    const variant = finance.variants[name];
    return variant ? [{ name, variant }] : [];
  });
  const byPosition = shown.flatMap(({ name, variant }) => [
    ...table(
      t.cashCaption(name),
      [
        words(t.columns.position, 2.2),
        ...finance.years.map((year) => figures(String(year), 1.3)),
        figures(t.columns.sum, 1.4),
      ],
      [
        ...variant.lines.map(({ position, kind, amounts }) => [
          `${labels.positions[position]}${kind === 'investive' ? ` (${labels.kindNames[kind]})` : ''}`,
          ...amounts.map(money),
          money(plus(...amounts)),
        ]),
        ...kindRows(variant, language),
      ],
      [t.total, ...variant.change.map(money), money(variant.sum)],
    ),
  ]);
  const risk = shown.some(({ variant }) => variant.riskSum !== null);
  return [
    ...byPosition,
    ...table(
      t.valueCaption,
      [
        words(t.columns.variant, 1.4),
        figures(t.total, 2),
        figures(t.value, 2),
        ...(risk ? [figures(t.risk, 2)] : []),
      ],
      shown.map(({ name, variant }) => [
        labels.variants[name],
        money(variant.sum),
        money(variant.netPresentValue),
        ...(risk ? [variant.riskSum ? money(variant.riskSum) : '–'] : []),
      ]),
    ),
  ];
}

function kindRows(variant: VariantFinance, language: 'de' | 'en'): string[][] {
  const { labels } = wording(language);
  return (['consumptive', 'investive'] as const)
    .filter((kind) => variant[kind].some(([lo, hi]) => lo !== 0 || hi !== 0))
    .map((kind) => [
      `= ${labels.kinds[kind]} (${labels.kindNames[kind]})`,
      ...variant[kind].map((cents) => moneyCell(cents, language)),
      moneyCell(plus(...variant[kind]), language),
    ]);
}

/** What today's running cost comes to, as a sentence. */
export function todaySentence({ today }: Finance, language: 'de' | 'en'): string {
  const f = formatter(language);
  return wording(language).annex.today(
    moneySpan([today.cents, today.cents], language),
    f.integer(today.known),
    f.integer(today.unknown),
  );
}
