import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { PlanView } from '#lib/server/planning/index.ts';

/** What the plan may cost a year, and what it hopes for, as the beginning of a sentence. */
function limitOf({ settings }: Pick<PlanView, 'settings'>, language: Language): string {
  const t = texts(language).plan.limits;
  return `${moneyOf(settings, language)}${t.counts[settings.counts ?? 'high']}`;
}

function moneyOf(settings: PlanView['settings'], language: Language): string {
  const t = texts(language).plan.limits;
  const amounts = [...new Set(settings.budgets.map(({ amount }) => amount))];
  const [amount] = amounts;
  if (amount === undefined) return t.none;
  const isPlain = amounts.length === 1 && settings.budgets.every(({ kind }) => kind === null);
  return isPlain ? t.same(formatter(language).euros(amount)) : t.various;
}

/**
 * What a plan achieves, in one sentence; null before it has been computed.
 *
 * @example planSentence(view, 'de') // 'Mit 250.000 € im Jahr sinkt die Abhängigkeit bis Q4 2030 von 59–61 auf 41–44.'
 */
export function planSentence(
  view: Pick<PlanView, 'figures' | 'scenario' | 'settings'>,
  language: Language,
): string | null {
  const t = texts(language).plan;
  const f = formatter(language);
  const [first] = view.figures?.curve ?? [];
  const last = view.figures?.curve.at(-1);
  if (!view.figures || !first || !last) return null;
  const quarter = f.quarter(last.quarter);
  if (view.scenario === 'keep') return t.stays(quarter, f.interval(last.keep));
  const limit = limitOf(view, language);
  if (view.figures.steps.length === 0) return t.achievesNothing(limit, quarter, f.interval(last.plan));
  return t.achieves(limit, quarter, f.interval(first.keep), f.interval(last.plan));
}
