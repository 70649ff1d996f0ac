import { yearOf } from '@allmende/planner';
import type { Block } from '#lib/documents/document.ts';
import { figures, table, words } from '#lib/documents/table.ts';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { PlanFigures } from '#lib/server/planning/index.ts';
import type { Finance, VariantFinance } from './finance-types.ts';
import { moneySpan } from './money-text.ts';

/** Working days and hours of training of all own staff by year; what they are worth where a rate is given. */
export function effortTable(
  { years }: Pick<Finance, 'years'>,
  { name, variant: { staff } }: { name: string; variant: Pick<VariantFinance, 'staff'> },
  language: Language,
): Block[] {
  const t = texts(language).finance;
  const f = formatter(language);
  // A sum is rounded once, so that it is not more than what it sums.
  const row = (label: string, amounts: readonly number[]): string[] => [
    label,
    ...[...amounts, sumOf(amounts)].map((amount) => f.integer(Math.ceil(amount))),
  ];
  if (sumOf(staff.days) + sumOf(staff.hours) === 0) return [];
  return table(
    t.effortCaption(name),
    [words(t.effort, 2), ...years.map((year) => figures(String(year))), figures(t.sum)],
    [
      row(t.days, staff.days),
      row(t.hours, staff.hours),
      ...(staff.cents
        ? [
            [
              t.worth,
              ...[...staff.cents, sumOf(staff.cents)].map((each) => moneySpan([each, each], language)),
            ],
          ]
        : []),
    ],
  );
}

/** Working days by team and year, needed of available; needed alone where nothing limits them. */
export function teamTable(teams: PlanFigures['staff'], name: string, language: Language): Block[] {
  const t = texts(language).finance;
  const f = formatter(language);
  const years = [...new Set(teams.flatMap(({ quarters }) => quarters.map(({ quarter }) => yearOf(quarter))))];
  if (years.length === 0) return [];
  const isLimited = teams.some(({ quarters }) => quarters.some(({ available }) => available !== null));
  return table(
    t.staffCaption(name, isLimited),
    [words(t.team, 2), ...years.map((year) => figures(String(year)))],
    teams.map(({ team, quarters }) => [
      team,
      ...years.map((year) => {
        const ofYear = quarters.filter(({ quarter }) => yearOf(quarter) === year);
        const days = (amounts: readonly number[]): string => f.integer(Math.ceil(sumOf(amounts)));
        const used = days(ofYear.map((quarter) => quarter.used));
        const available = ofYear.flatMap((quarter) => quarter.available ?? []);
        return available.length < ofYear.length ? used : t.staffOf(used, days(available));
      }),
    ]),
  );
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);
