import type { Plan } from '@allmende/planner';
import { countedPlatform } from '../basis/counted-effort.ts';
import type { PlanBuildView } from '../plan-view.ts';
import type { ShownIn } from './shown-in.ts';
import type { ShownPlan } from './step-view.ts';

/** A platform that is built once for several steps, with what it takes. */
export function buildView(
  { component: id, start, goLive, neededBy }: Plan['components'][number],
  { basis, settings, applications }: ShownPlan,
  { t, language, knowledge, teamName }: ShownIn,
): PlanBuildView[] {
  const platform = basis.platforms?.find((each) => each.id === id);
  if (!platform) return [];
  const { oneOff, running, staff } = countedPlatform(platform.part, settings.counts);
  const users = neededBy.flatMap((needs) => {
    const application = applications.get(needs);
    return application ? [{ id: application.id, name: application.name }] : [];
  });
  const names = users.map(({ name }) => name).join(', ');
  const source = knowledge.effort.platform?.basis[language] ?? '';
  return [
    {
      id,
      name: t.stages.build(platform.name),
      product: platform.product,
      start,
      goLive,
      oneOff,
      running,
      moneyKind: 'consumptive',
      oneOffRange: platform.part.oneOff,
      runningRange: platform.part.running,
      staff: staff.map(({ team, daysPerQuarter }) => ({ team: teamName(team), daysPerQuarter })),
      neededBy: users,
      reason: `${t.stages.builtFor(names, users.length)} ${source}`.trim(),
    },
  ];
}
