import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import type { PlanBasis } from './basis/plan-basis.ts';
import type { PlanView } from './plan-view.ts';
import { readStored, viewFrom } from './view-plan.ts';
import { shownIn } from './view/shown-in.ts';

const nothing: PlanBasis = { date: '', workplaces: null, applications: [], prerequisites: [] };

/**
 * How far the computing of a plan is; null where none goes on. Asked every second, so nothing is measured for it.
 *
 * @example (await planProgress(db, knowledge, actor, '17', 'de'))?.gap // 0.04
 */
export async function planProgress(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  id: string,
  language: Language,
): Promise<PlanView['progress']> {
  const stored = await readStored(db, actor, id);
  return stored && viewFrom({ ...stored, result: null }, nothing, shownIn(knowledge, language)).progress;
}
