import { byApplication, renewalsOf, type Candidate } from './candidate.ts';
import { firstUncovered } from './cheapest-renewals.ts';
import { coverageLimits } from './coverage-limits.ts';
import { moneyOfKeeping } from './money-of.ts';
import { addQuarters } from './quarters.ts';
import { nothingRelaxed, staffOf, type Relaxed } from './timing.ts';
import type { PlanInput } from './types.ts';

/** One linear limit: Σ coefficient × (candidate is chosen) lies between `lower` and `upper`. */
export interface Limit {
  /**
   * Stable name of what is limited: `budget:2027`, `budget:2027:investive`, `staff:netz:2027-Q1`, `starts:2027-Q1`,
   * `department:Bauamt:2027-Q1`, `needs:a>b`, `component:a>c`, `covers:mail:2027-Q1`, `contract:a`, `must:a`, `one:a`.
   */
  name: string;
  lower: number;
  upper: number;
  /** Indexes of candidates, and what each takes. */
  terms: { candidate: number; coefficient: number }[];
}

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
    const most = terms.reduce((sum, { coefficient }) => sum + Math.max(0, coefficient), 0);
    const least = terms.reduce((sum, { coefficient }) => sum + Math.min(0, coefficient), 0);
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

/** Money, people and the number of starts, in one walk through the candidates. */
function meansLimits(input: PlanInput, candidates: readonly Candidate[], relaxed: Relaxed): Limit[] {
  const rows = new Map<string, Limit>();
  const open = (name: string, upper: number): void => {
    if (!rows.has(name)) rows.set(name, { name, lower: -Infinity, upper, terms: [] });
  };
  const take = (name: string, candidate: number, coefficient: number): void => {
    const terms = rows.get(name)?.terms;
    const last = terms?.at(-1);
    if (last?.candidate === candidate) last.coefficient += coefficient;
    else if (coefficient !== 0) terms?.push({ candidate, coefficient });
  };
  const quarters = Array.from({ length: input.quarters }, (_, period) => addQuarters(input.start, period));
  const renewals = renewalsOf(input, relaxed);
  const kept = input.applications.flatMap((application) => {
    const ofIt = renewals.get(application.id);
    if (!ofIt) return [];
    return moneyOfKeeping(input, application, {
      renewals: ofIt,
      uncovered: firstUncovered(input, application),
    });
  });
  for (const { year, amount, kind } of input.budgets) {
    const name = kind ? `budget:${year}:${kind}` : `budget:${year}`;
    if (relaxed.has(name)) continue;
    const spent = kept.filter((each) => each.year === year && (!kind || each.kind === kind));
    const left = amount - spent.reduce((sum, each) => sum + each.amount, 0);
    // Two budgets for the same money: the smaller one holds.
    open(name, left);
    rows.get(name)!.upper = Math.min(rows.get(name)!.upper, left);
  }
  for (const { team, days } of input.staff)
    if (!relaxed.has(`staff:${team}`))
      for (const [period, quarter] of quarters.entries()) open(`staff:${team}:${quarter}`, days[period] ?? 0);
  const departments = new Set(input.applications.map(({ department }) => department));
  for (const option of input.options) for (const place of option.pilot?.places ?? []) departments.add(place);
  for (const quarter of quarters) {
    if (input.maxStartsPerQuarter !== undefined && !relaxed.has('starts'))
      open(`starts:${quarter}`, input.maxStartsPerQuarter);
    if (input.maxStartsPerDepartment === undefined || relaxed.has('department')) continue;
    for (const department of departments)
      if (department !== undefined) open(`department:${department}:${quarter}`, input.maxStartsPerDepartment);
  }
  const options = new Map(input.options.map((option) => [option.id, option]));
  const components = new Map((input.components ?? []).map((component) => [component.id, component]));
  const departmentOf = new Map(input.applications.map(({ id, department }) => [id, department]));
  for (const [index, { application, option: id, start, pilot, money, isComponent }] of candidates.entries()) {
    for (const { year, kind, amount } of money) {
      take(`budget:${year}`, index, amount);
      take(`budget:${year}:${kind}`, index, amount);
    }
    const option = options.get(id);
    const component = components.get(id);
    const parts =
      isComponent || !option
        ? [{ needs: component?.staff ?? [], from: 0, to: component?.duration ?? 0 }]
        : staffOf(option, pilot);
    for (const { needs, from, to } of parts)
      for (const { team, daysPerQuarter } of needs)
        for (let period = start + from; period < start + to; period++)
          take(`staff:${team}:${quarters[period]!}`, index, daysPerQuarter);
    if (isComponent) continue;
    take(`starts:${quarters[start]!}`, index, 1);
    const places = new Set([
      departmentOf.get(application),
      ...(pilot > 0 ? (option?.pilot?.places ?? []) : []),
    ]);
    for (const place of places)
      if (place !== undefined) take(`department:${place}:${quarters[start]!}`, index, 1);
  }
  return [...rows.values()];
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
