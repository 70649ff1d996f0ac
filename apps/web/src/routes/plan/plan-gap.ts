import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { PlanFigures } from '#lib/server/planning/index.ts';

type Gap = Pick<PlanFigures, 'status' | 'gap'>;

/** How far a plan is from the best possible one, in words. */
export function gapText(found: Gap, language: Language): string {
  const t = texts(language).plan;
  return found.status === 'optimal' ? t.gapNone : t.gapShort(gapValue(found, language));
}

/** A distance that is not nothing never looks like nothing: `0,1 %` at least. What is proven best has none. */
export function gapValue({ status, gap }: Gap, language: Language): string {
  return formatter(language).finePercent(gap === 0 || status === 'optimal' ? 0 : Math.max(gap, 0.001));
}
