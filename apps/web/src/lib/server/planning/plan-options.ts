import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { gatherBasis } from './basis/gather-basis.ts';
import type { BasisOption, BasisPlatform } from './basis/plan-basis.ts';
import { inputFrom } from './basis/plan-input.ts';
import { platformsOf } from './basis/platforms-under.ts';
import type { PlanOptionView } from './plan-view.ts';
import { readStored } from './view-plan.ts';
import { optionView } from './view/option-view.ts';
import { shownIn } from './view/shown-in.ts';

/**
 * Everything that could take the place of an application, with its figures as a plan counts them: by the end of the
 * ranges that it asks for, and without the platforms that stand beside it as steps of their own.
 *
 * @param plan without one, the upper ends count
 * @example (await planOptions(db, knowledge, actor, 4, 'de', '17')).map(({ name, oneOff }) => [name, oneOff])
 */
export async function planOptions(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  application: number,
  language: Language,
  plan?: string,
): Promise<PlanOptionView[]> {
  const alone = { only: [application], renewed: new Set([application]) };
  const { applications } = await gatherBasis(db, knowledge, actor, alone);
  const { counts, platforms } = await countedIn(db, actor, plan);
  const shown = shownIn(knowledge, language);
  return applications.flatMap(({ options }) =>
    options.map((option) => optionView(option, shown, counts, platforms(option))),
  );
}

/** How a plan counts, as it was computed last. */
async function countedIn(db: Database, actor: Actor, id: string | undefined) {
  const stored = id === undefined ? null : await readStored(db, actor, id);
  const run = stored?.result;
  if (!stored || !run?.basis) return { counts: stored?.plan.settings.counts, platforms: () => [] };
  const { basis, settings } = run;
  const given = inputFrom(basis, stored.plan.scenario, settings, basis.decided);
  const taken = new Map(given.options.map((option) => [option.id, option]));
  return {
    counts: settings.counts,
    platforms: (option: BasisOption): BasisPlatform[] => platformsOf(option, basis, taken.get(option.id)),
  };
}
