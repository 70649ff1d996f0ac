import type { Candidate } from './candidate.ts';
import type { Limit } from './limit.ts';
import { addQuarters } from './quarters.ts';
import { nothingRelaxed, type Relaxed } from './timing.ts';
import type { PlanInput } from './types.ts';

/**
 * In every quarter every must-capability is given by something that is kept or live. A replacement takes what its
 * application gave and brings what it covers; where the two are the same, there is nothing to limit.
 */
export function coverageLimits(
  input: PlanInput,
  candidates: readonly Candidate[],
  relaxed: Relaxed = nothingRelaxed,
): Limit[] {
  const given = new Map(input.applications.map(({ id, capabilities }) => [id, capabilities ?? []]));
  const options = new Map(input.options.map((option) => [option.id, option]));
  const components = new Map((input.components ?? []).map((component) => [component.id, component]));
  const musts = new Map<string, { today: number; changes: { candidate: number; change: number }[] }>();
  for (const capabilities of given.values())
    for (const capability of new Set(capabilities)) {
      const must = musts.get(capability) ?? { today: 0, changes: [] };
      must.today += 1;
      musts.set(capability, must);
    }
  for (const [candidate, { application, option, isComponent }] of candidates.entries()) {
    const before = new Set(isComponent ? [] : given.get(application));
    const after = new Set(
      isComponent ? (components.get(option)?.covers ?? []) : (options.get(option)?.covers ?? before),
    );
    for (const capability of new Set([...before, ...after])) {
      const change = Number(after.has(capability)) - Number(before.has(capability));
      if (change !== 0) musts.get(capability)?.changes.push({ candidate, change });
    }
  }
  return [...musts].flatMap(([capability, { today, changes }]) => {
    if (relaxed.has(`covers:${capability}`) || !changes.some(({ change }) => change < 0)) return [];
    return Array.from({ length: input.quarters }, (_, period) => ({
      name: `covers:${capability}:${addQuarters(input.start, period)}`,
      // Written as “at most”: what is lost less what is gained leaves at least one.
      lower: -Infinity,
      upper: today - 1,
      terms: changes
        .filter(({ candidate }) => candidates[candidate]!.goLive <= period)
        .map(({ candidate, change }) => ({ candidate, coefficient: -change })),
    }));
  });
}
