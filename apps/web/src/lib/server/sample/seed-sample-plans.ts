import type { KnowledgeIndex } from '@allmende/knowledge';
import { actorFor, localAuthorities } from '#lib/server/accounts/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import { createPlan } from '#lib/server/planning/index.ts';
import { texts } from '#lib/i18n/index.ts';

/**
 * Gives the fictional town the three plans that a council decides between, and the middle one once more with
 * the effort that is to be expected instead of the most that it could be. Nothing is computed yet: that is worth
 * watching, and takes the machine for a while.
 */
export async function seedSamplePlans(db: Database, knowledge: KnowledgeIndex): Promise<void> {
  const town = (await localAuthorities(db)).find(({ sample }) => sample);
  if (!town) return;
  const actor = actorFor(town.id);
  const { scenarios } = texts('de').planning;
  for (const scenario of ['keep', 'stepwise', 'bold'] as const)
    await createPlan(db, knowledge, actor, { scenario, name: scenarios[scenario] });
  const settings = { counts: 'middle' } as const;
  await createPlan(db, knowledge, actor, { scenario: 'own', name: texts('de').planning.expected, settings });
}
