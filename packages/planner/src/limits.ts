import { byApplication, renewalsOf, type Candidate } from './candidate.ts';
import { firstUncovered } from './cheapest-renewals.ts';
import { coverageLimits } from './coverage-limits.ts';
import type { Limit } from './limit.ts';
import { meansLimits } from './means-limits.ts';
import { nothingRelaxed, type Relaxed } from './timing.ts';
import type { PlanInput } from './types.ts';

/** All limits of an input as rows over its candidates; the ones that nothing can break are left out. */
export function limitsOf(
  input: PlanInput,
  candidates: readonly Candidate[],
  relaxed: Relaxed = nothingRelaxed,
): Limit[] {
  const ofApplication = byApplication(candidates);
  return [
    ...onceLimits(input, candidates, ofApplication, relaxed),
    ...meansLimits(input, candidates, relaxed),
    ...orderLimits(input, candidates, ofApplication, relaxed),
    ...coverageLimits(input, candidates, relaxed),
  ].filter(({ lower, upper, terms }) => {
    let [least, most] = [0, 0];
    for (const { coefficient } of terms)
      if (coefficient > 0) most += coefficient;
      else least += coefficient;
    return least < lower || most > upper;
  });
}

/** Each application and each component at most once; exactly once what must be replaced. */
function onceLimits(
  input: PlanInput,
  candidates: readonly Candidate[],
  ofApplication: Map<string, number[]>,
  relaxed: Relaxed,
): Limit[] {
  const once = (id: string): Limit['terms'] =>
    (ofApplication.get(id) ?? []).map((candidate) => ({ candidate, coefficient: 1 }));
  const renewals = renewalsOf(input);
  return [
    ...input.applications.flatMap((application): Limit[] => {
      const { id, must, contract } = application;
      const isMust = must && !relaxed.has(`must:${id}`);
      const rows: Limit[] = [
        {
          name: isMust ? `must:${id}` : `one:${id}`,
          lower: isMust ? 1 : -Infinity,
          upper: 1,
          terms: once(id),
        },
      ];
      if (!contract?.final || renewals.has(id) || relaxed.has(`contract:${id}`)) return rows;
      const end = firstUncovered(input, application);
      const inTime = once(id).filter(({ candidate }) => candidates[candidate]!.goLive <= end);
      if (end < input.quarters)
        rows.push({ name: `contract:${id}`, lower: 1, upper: Infinity, terms: inTime });
      return rows;
    }),
    ...(input.components ?? []).map(({ id }) => ({
      name: `one:${id}`,
      lower: -Infinity,
      upper: 1,
      terms: once(id),
    })),
  ];
}

/** Who has started by a period needs what is live by it: such rows bind the relaxation tighter than one for each pair. */
function orderLimits(
  input: PlanInput,
  candidates: readonly Candidate[],
  ofApplication: Map<string, number[]>,
  relaxed: Relaxed,
): Limit[] {
  const rows = (name: string, later: readonly number[], earlier: readonly number[]): Limit[] =>
    [...new Set(later.map((index) => candidates[index]!.start))].map((period) => ({
      name,
      lower: -Infinity,
      upper: 0,
      terms: [
        ...later
          .filter((index) => candidates[index]!.start <= period)
          .map((candidate) => ({ candidate, coefficient: 1 })),
        ...earlier
          .filter((index) => candidates[index]!.goLive <= period)
          .map((candidate) => ({ candidate, coefficient: -1 })),
      ],
    }));
  const options = new Map(input.options.map((option) => [option.id, option]));
  const withComponent = new Map<string, { application: string; component: string; indexes: number[] }>();
  for (const [index, { application, option }] of candidates.entries())
    for (const component of options.get(option)?.components ?? []) {
      const name = `component:${application}>${component}`;
      const found = withComponent.get(name);
      if (found) found.indexes.push(index);
      else withComponent.set(name, { application, component, indexes: [index] });
    }
  return [
    ...input.prerequisites.flatMap(({ application, needs }) => {
      const name = `needs:${application}>${needs}`;
      if (relaxed.has(name)) return [];
      return rows(name, ofApplication.get(application) ?? [], ofApplication.get(needs) ?? []);
    }),
    ...[...withComponent].flatMap(([name, { component, indexes }]) =>
      relaxed.has(`component:${component}`) ? [] : rows(name, indexes, ofApplication.get(component) ?? []),
    ),
  ];
}
