import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Actor, Database } from '#lib/server/database/index.ts';
import type { Language } from '#lib/i18n/index.ts';
import { gatherBasis } from './basis/gather-basis.ts';
import type { PlanView } from './plan-view.ts';
import { readStored, viewFrom } from './view-plan.ts';
import { shownIn } from './view/shown-in.ts';

/** More do not fit side by side. */
export const MOST_COMPARED = 4;

/** How one application fares in each of the plans, in their order; null where it stays as it is. */
export interface ComparedApplication {
  id: number;
  name: string;
  steps: ({ option: string; start: string; goLive: string } | null)[];
}

/**
 * Up to four plans side by side, in the order that is asked for; those that are not there are left out.
 *
 * @example (await comparePlans(db, knowledge, actor, ['17', '18'], 'de')).applications
 */
export async function comparePlans(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  ids: readonly string[],
  language: Language,
): Promise<{ plans: PlanView[]; applications: ComparedApplication[] }> {
  const today = await gatherBasis(db, knowledge, actor);
  const shown = shownIn(knowledge, language);
  const plans: PlanView[] = [];
  for (const id of [...new Set(ids)].slice(0, MOST_COMPARED)) {
    const stored = await readStored(db, actor, id);
    if (stored) plans.push(viewFrom(stored, today, shown));
  }
  const byId = new Map<number, ComparedApplication>();
  for (const [index, { figures }] of plans.entries())
    for (const { application, option, start, goLive } of figures?.steps ?? []) {
      const { id, name } = application;
      const row = byId.get(id) ?? { id, name, steps: plans.map(() => null) };
      row.steps[index] = { option: option.name, start, goLive };
      byId.set(id, row);
    }
  return { plans, applications: [...byId.values()].sort((a, b) => a.name.localeCompare(b.name, language)) };
}
