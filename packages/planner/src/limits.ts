import { byApplication, type Candidate, type Relaxed } from './candidate.ts';
import { addQuarters, yearOf } from './quarters.ts';
import type { PlanInput } from './types.ts';

/** One linear limit: Σ coefficient × (candidate is chosen) lies between `lower` and `upper`. */
export interface Limit {
  /**
   * Stable name of what is limited: `budget:2027`, `budget:2027:investive`, `staff:netz:2027-Q1`, `starts:2027-Q1`,
   * `department:Bauamt:2027-Q1`, `needs:a>b`, `must:a`, `one:a`.
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
  relaxed: Relaxed = new Set(),
): Limit[] {
  const quarter = (period: number): string => addQuarters(input.start, period);
  const all = [...candidates.keys()];
  const ofApplication = byApplication(candidates);
  const limits: Limit[] = [];
  const add = (
    name: string,
    lower: number,
    upper: number,
    among: readonly number[],
    coefficient: (candidate: Candidate) => number,
  ): void => {
    const terms = among.flatMap((index) => {
      const value = coefficient(candidates[index]!);
      return value === 0 ? [] : [{ candidate: index, coefficient: value }];
    });
    const most = terms.reduce((sum, term) => sum + Math.max(0, term.coefficient), 0);
    if (lower > 0 || most > upper) limits.push({ name, lower, upper, terms });
  };

  for (const { id, must } of input.applications) {
    const isMust = must && !relaxed.has(`must:${id}`);
    add(isMust ? `must:${id}` : `one:${id}`, isMust ? 1 : -Infinity, 1, ofApplication.get(id) ?? [], () => 1);
  }
  for (const { year, amount, kind } of input.budgets) {
    const name = kind ? `budget:${year}:${kind}` : `budget:${year}`;
    if (relaxed.has(name)) continue;
    add(name, -Infinity, amount, all, ({ money }) =>
      money.reduce(
        (sum, each) =>
          yearOf(addQuarters(input.start, each.period)) === year && (!kind || each.kind === kind)
            ? sum + each.amount
            : sum,
        0,
      ),
    );
  }
  const options = new Map(input.options.map((option) => [option.id, option]));
  for (const { team, days } of input.staff) {
    if (relaxed.has(`staff:${team}`)) continue;
    for (let period = 0; period < input.quarters; period++)
      add(
        `staff:${team}:${quarter(period)}`,
        -Infinity,
        days[period] ?? 0,
        all,
        ({ option, start, goLive }) =>
          start <= period && period < goLive
            ? (options.get(option)?.staff ?? []).reduce(
                (sum, need) => sum + (need.team === team ? need.daysPerQuarter : 0),
                0,
              )
            : 0,
      );
  }
  const departmentOf = new Map(input.applications.map(({ id, department }) => [id, department]));
  for (let period = 0; period < input.quarters; period++) {
    if (input.maxStartsPerQuarter !== undefined && !relaxed.has('starts'))
      add(`starts:${quarter(period)}`, -Infinity, input.maxStartsPerQuarter, all, ({ start }) =>
        start === period ? 1 : 0,
      );
    if (input.maxStartsPerDepartment === undefined || relaxed.has('department')) continue;
    for (const department of new Set(departmentOf.values()))
      if (department !== undefined)
        add(
          `department:${department}:${quarter(period)}`,
          -Infinity,
          input.maxStartsPerDepartment,
          all,
          ({ application, start }) =>
            start === period && departmentOf.get(application) === department ? 1 : 0,
        );
  }
  for (const { application, needs } of input.prerequisites) {
    if (relaxed.has(`needs:${application}>${needs}`)) continue;
    const [mine, theirs] = [ofApplication.get(application) ?? [], ofApplication.get(needs) ?? []];
    // Cumulative rows: whoever has started by a period needs whoever is live by it. They bind the relaxation tighter
    // than one row for each pair.
    for (const period of new Set(mine.map((index) => candidates[index]!.start)))
      add(`needs:${application}>${needs}`, -Infinity, 0, [...mine, ...theirs], (candidate) => {
        if (candidate.application === application) return candidate.start <= period ? 1 : 0;
        return candidate.goLive <= period ? -1 : 0;
      });
  }
  return limits;
}
