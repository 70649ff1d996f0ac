import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { PlanFigures } from '#lib/server/planning/index.ts';

/** How far a plan is from the best possible one, in words. */
export function gapText({ status, gap }: Pick<PlanFigures, 'status' | 'gap'>, language: Language): string {
  const t = texts(language).plan;
  return status === 'optimal' ? t.gapNone : t.gapShort(gapValue(gap, language));
}

/** A distance that is not nothing never looks like nothing: `0,1 %` at least. */
export function gapValue(gap: number, language: Language): string {
  return formatter(language).finePercent(gap === 0 ? 0 : Math.max(gap, 0.001));
}
