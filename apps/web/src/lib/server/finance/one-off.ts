import type { MoneyKind } from '@allmende/planner';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { Block, Inline } from '#lib/documents/document.ts';
import { figures, words } from '#lib/documents/table.ts';
import { budgetOfYear } from '#lib/server/planning/index.ts';
import { noCents, plus, type Cents } from './cents.ts';
import { ONE_OFF, type Position, type VariantFinance } from './finance-types.ts';
import { moneySpan } from './money-text.ts';

/** One-off expenses by year and kind of budget. */
export interface OneOff {
  consumptive: Cents[];
  investive: Cents[];
  sum: Cents;
}

/** Old contracts that are still paid, and what leaving one costs, are contract terms and no estimates for a budget. */
const isEstimate = (position: Position): boolean =>
  position !== 'parallel' && position !== 'exit' && (ONE_OFF as readonly Position[]).includes(position);

/** The one-off expenses that a budget is made from: estimates, without what contracts bring with them. */
export function oneOffOf({ lines, change }: Pick<VariantFinance, 'lines' | 'change'>): OneOff {
  const ofKind = (kind: 'consumptive' | 'investive'): Cents[] =>
    change.map((_, index) =>
      plus(
        ...lines
          .filter((line) => line.kind === kind && isEstimate(line.position))
          .map(({ amounts }) => amounts[index] ?? noCents),
      ),
    );
  const [consumptive, investive] = [ofKind('consumptive'), ofKind('investive')];
  return { consumptive, investive, sum: plus(...consumptive, ...investive) };
}

export interface OneOffColumns {
  caption: string;
  years: readonly number[];
  /** `name` stands before the kind of budget; empty for a single plan. */
  plans: readonly { name: string; oneOff: Omit<OneOff, 'sum'> }[];
  /** What a year may cost, of each kind or together. */
  budgets: readonly { year: number; kind: MoneyKind | null; cents: number }[];
  /** Where the document says what the limits are; none on a page. */
  budgetReference?: string;
}

/** Years as rows, because spans of money need room; kinds of budget that nothing falls into are left out. */
export function oneOffTable(
  { caption, years, plans, budgets, budgetReference }: OneOffColumns,
  language: Language,
): Block[] {
  const t = texts(language).finance;
  const shown = plans.flatMap(({ name, oneOff }) =>
    (['consumptive', 'investive'] as const)
      .filter((kind) => oneOff[kind].some(([, hi]) => hi !== 0))
      .map((kind) => ({
        head: name === '' ? t.kinds[kind] : `${name}: ${t.kinds[kind]}`,
        amounts: oneOff[kind],
      })),
  );
  if (shown.length === 0) return [];
  const hasLimit = budgets.length > 0;
  const spent = (kind: MoneyKind, index: number): number =>
    plans.reduce((sum, { oneOff }) => sum + (oneOff[kind][index]?.[1] ?? 0), 0);
  const amounts = budgets.map(({ year, kind, cents }) => ({ year, kind, amount: cents }));
  const limits = years.map((year, index) =>
    budgetOfYear(amounts, year, {
      consumptive: spent('consumptive', index),
      investive: spent('investive', index),
    }),
  );
  const money = (cents: Cents): Inline[] => [moneySpan(cents, language)];
  const limitOf = (cents: number | null): Inline[] => {
    if (cents === null) return ['–'];
    const text = moneySpan([cents, cents], language);
    return [budgetReference === undefined ? text : { text, reference: budgetReference }];
  };
  const all = limits.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  return [
    {
      kind: 'table',
      caption,
      columns: [
        words(t.year, 0.8),
        ...shown.map(({ head }) => figures(head, 2)),
        ...(hasLimit ? [figures(t.limit, 1.3)] : []),
      ],
      rows: years.map((year, index) => [
        [String(year)],
        ...shown.map(({ amounts }) => money(amounts[index] ?? noCents)),
        ...(hasLimit ? [limitOf(limits[index] ?? null)] : []),
      ]),
      totals: [
        [t.sum],
        ...shown.map(({ amounts }) => money(plus(...amounts))),
        ...(hasLimit ? [money([all, all])] : []),
      ],
    },
  ];
}
