import { addQuarters, yearOf } from '@allmende/planner';
import { parseCell } from '#lib/components/data-table/parse-cell.ts';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { PlanSettings, Scenario } from '#lib/server/planning/index.ts';

export const SCENARIOS = ['keep', 'stepwise', 'bold', 'own'] as const satisfies readonly Scenario[];

type ReadNewPlan =
  | { ok: true; plan: { scenario: Scenario; name: string; settings: Partial<PlanSettings> } }
  | { ok: false; errors: Record<string, string> };

/**
 * What the form for a new plan asks. Without an amount, the usual one of the scenario holds for every year.
 *
 * @param usual what a plan of the scenario begins with
 */
export function readNewPlan(
  typed: Readonly<Record<string, string>>,
  usual: (scenario: Scenario) => PlanSettings,
  language: Language,
): ReadNewPlan {
  const t = texts(language).plan;
  const errors: Record<string, string> = {};
  const scenario = SCENARIOS.find((each) => each === typed['scenario']) ?? 'stepwise';
  const name = (typed['name'] ?? '').trim();
  if (name.length > 200) errors['name'] = t.nameTooLong;
  const numberOf = (field: string): number | null => {
    const read = parseCell(
      { key: field, label: '', type: 'number' },
      typed[field] ?? '',
      language === 'de' ? ',' : '.',
    );
    return read.ok ? (read.value as number | null) : NaN;
  };
  const years = numberOf('years') ?? 4;
  if (!Number.isInteger(years) || years < 1 || years > 10) errors['years'] = t.yearsWrong;
  const amount = numberOf('budget');
  if (amount !== null && !(amount >= 0 && amount <= 1_000_000_000)) errors['budget'] = t.budgetWrong;
  if (Object.keys(errors).length > 0) return { ok: false, errors };

  const { start, budgets } = usual(scenario);
  const quarters = years * 4;
  const [first, last] = [yearOf(start), yearOf(addQuarters(start, quarters - 1))];
  const each = amount === null ? (budgets[0]?.amount ?? null) : Math.round(amount);
  return {
    ok: true,
    plan: {
      scenario,
      name: name || texts(language).planning.scenarios[scenario],
      settings: {
        quarters,
        budgets:
          each === null
            ? []
            : Array.from({ length: last - first + 1 }, (_, index) => ({
                year: first + index,
                kind: null,
                amount: each,
              })),
        ...(each !== null && { areBudgetsPreset: amount === null }),
      },
    },
  };
}
