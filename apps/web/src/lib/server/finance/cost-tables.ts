import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { Block } from '#lib/documents/document.ts';
import { figures, table, words } from '#lib/documents/table.ts';
import { plus, type Cents } from './cents.ts';
import type { Finance, VariantFinance } from './finance-types.ts';
import { estimateSpan, moneySpan, rateText } from './money-text.ts';

/** A plan in tables of costs: its name as the start of a caption, and as the head of a row. */
export interface NamedVariant {
  name: string;
  row: string;
  variant: VariantFinance;
}

/**
 * What plans cost: for each one positions by year, both kinds of budget and what sums to what; then sum, net present
 * value and surcharge of all. Pages and papers show the same tables.
 *
 * @example costTables(finance, [{ name: 'Variante B', row: 'B – schrittweise', variant }], 'de')
 */
export function costTables(
  { years, assumptions }: Pick<Finance, 'years' | 'assumptions'>,
  shown: readonly NamedVariant[],
  language: Language,
): Block[] {
  const t = texts(language).finance;
  const money = (cents: Cents): string => estimateSpan(cents, language);
  const risk = shown.some(({ variant }) => variant.riskSum !== null);
  return [
    ...shown.flatMap(({ name, variant }) =>
      table(
        t.cashCaption(name),
        [words(t.position, 2.2), ...years.map((year) => figures(String(year), 1.3)), figures(t.sum, 1.4)],
        [
          ...variant.lines.map(({ position, kind, amounts }) => [
            `${t.positions[position]}${kind === 'investive' ? ` (${t.kindNames[kind]})` : ''}`,
            ...amounts.map(money),
            money(plus(...amounts)),
          ]),
          ...kindRows(variant, language),
        ],
        [t.total, ...variant.change.map(money), money(variant.sum)],
      ),
    ),
    ...table(
      t.valueCaption,
      [
        words(t.variant, 1.4),
        figures(t.total, 2),
        figures(t.valueAt(rateText(assumptions.discountBasisPoints, language)), 2),
        ...(risk
          ? [figures(t.riskAt(`${formatter(language).integer(assumptions.riskPercent ?? 0)}\u00a0%`), 2)]
          : []),
      ],
      shown.map(({ row, variant }) => [
        row,
        money(variant.sum),
        money(variant.netPresentValue),
        ...(risk ? [variant.riskSum ? money(variant.riskSum) : '–'] : []),
      ]),
    ),
  ];
}

function kindRows(variant: VariantFinance, language: Language): string[][] {
  const t = texts(language).finance;
  return (['consumptive', 'investive'] as const)
    .filter((kind) => variant[kind].some(([lo, hi]) => lo !== 0 || hi !== 0))
    .map((kind) => [
      `= ${t.kinds[kind]} (${t.kindNames[kind]})`,
      ...variant[kind].map((cents) => estimateSpan(cents, language)),
      estimateSpan(plus(...variant[kind]), language),
    ]);
}

/** What today's running cost comes to, as a sentence. */
export function todaySentence({ today }: Pick<Finance, 'today'>, language: Language): string {
  const f = formatter(language);
  const t = texts(language).finance;
  if (today.known === 0 && today.unknown > 0) return t.todayUnknown(f.integer(today.unknown));
  return t.today(
    moneySpan([today.cents, today.cents], language),
    f.integer(today.known),
    f.integer(today.unknown),
  );
}
