import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { PlanFigures } from '#lib/server/planning/plan-view.ts';

/** How far a plan is from the best possible one, in words. */
export function gapText({ status, gap }: Pick<PlanFigures, 'status' | 'gap'>, language: Language): string {
  const t = texts(language).plan;
  return status === 'optimal' ? t.gapNone : t.gapShort(formatter(language).finePercent(gap));
}
