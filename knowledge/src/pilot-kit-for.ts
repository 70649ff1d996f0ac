import type { KnowledgeIndex } from './index-knowledge.ts';
import type { Bundle, PilotKit } from './planning-schema.ts';

/**
 * What it takes to try a bundle out: what every pilot needs, followed by what this one needs. Content only; pages and
 * papers give it its form.
 *
 * @example pilotKitFor(facts, bundle).checklist.filter(({ when }) => when === 'before')
 */
export const pilotKitFor = (facts: KnowledgeIndex, { pilot: own }: Bundle): PilotKit => {
  const common = facts.pilot;
  if (common === null) return own;
  const order = { before: 0, during: 1, after: 2 };
  return {
    goal: own.goal,
    weeks: own.weeks,
    users: own.users,
    days: own.days,
    group: [...common.group, ...own.group],
    checklist: [...common.checklist, ...own.checklist].toSorted((a, b) => order[a.when] - order[b.when]),
    success: [...common.success, ...own.success],
    exitTest: [...common.exitTest, ...own.exitTest],
    risks: [...own.risks, ...common.risks],
    wayBack: [...common.wayBack, ...own.wayBack],
  };
};
