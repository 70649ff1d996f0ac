import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';
import type { PlanView } from '#lib/server/planning/index.ts';
import type { MeasuredInventory } from '#lib/server/sovereignty/index.ts';
import type { HeadField } from '#lib/server/database/index.ts';
import type { Assumptions, Variant } from '#lib/server/finance/index.ts';

/** Everything that papers are made from. It holds what must never be public; see {@link publicFigures}. */
export interface PaperBasis {
  language: Language;
  authority: { name: string; sample: boolean };
  /** ISO date of the paper. */
  date: string;
  measured: MeasuredInventory;
  knowledge: KnowledgeIndex;
  /** A keep, B stepwise, C full; null where none was chosen or the chosen one is gone. */
  plans: Record<Variant, PlanView | null>;
  assumptions: Assumptions;
  /** Fields at the head of a council paper, by the municipality's own template. */
  template: readonly HeadField[];
  /** The capability that a market exploration or a specification is about. */
  capability: string | null;
}
