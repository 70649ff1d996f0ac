import type { OptionFigures, PlanOptionView } from '#lib/server/planning/index.ts';

/** An option as the page of an application shows it. */
export interface OptionChoice extends PlanOptionView {
  /** What taking it in place of the planned one would change, as a sentence; null where nothing is planned. */
  whyNot: string | null;
  /** What the authority has stated about it. */
  own: OptionFigures;
}
