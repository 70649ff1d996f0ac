import { renewalsOf, type Candidate } from './candidate.ts';
import { firstUncovered } from './cheapest-renewals.ts';
import type { Limit } from './limit.ts';
import { moneyOfKeeping, type YearMoney } from './money-of.ts';
import { addQuarters } from './quarters.ts';
import { staffOf, type Relaxed } from './timing.ts';
import type { PlanInput } from './types.ts';

/** Money, people and the number of starts, in one walk through the candidates. */
export function meansLimits(input: PlanInput, candidates: readonly Candidate[], relaxed: Relaxed): Limit[] {
  const quarters = Array.from({ length: input.quarters }, (_, period) => addQuarters(input.start, period));
  const budgets = budgetRows(input, relaxed);
  const staff = new Map<string, Limit[]>();
  for (const { team, days } of input.staff)
    if (!relaxed.has(`staff:${team}`))
      staff.set(
        team,
        quarters.map((quarter, period) => rowOf(`staff:${team}:${quarter}`, days[period] ?? 0)),
      );
  const [most, mostOfDepartment] = [input.maxStartsPerQuarter, input.maxStartsPerDepartment];
  const starts =
    most === undefined || relaxed.has('starts')
      ? []
      : quarters.map((quarter) => rowOf(`starts:${quarter}`, most));
  const departments = new Map<string, Limit[]>();
  if (mostOfDepartment !== undefined && !relaxed.has('department'))
    for (const department of departmentsOf(input))
      departments.set(
        department,
        quarters.map((quarter) => rowOf(`department:${department}:${quarter}`, mostOfDepartment)),
      );

  const options = new Map(input.options.map((option) => [option.id, option]));
  const components = new Map((input.components ?? []).map((component) => [component.id, component]));
  const departmentOf = new Map(input.applications.map(({ id, department }) => [id, department]));
  for (const [index, { application, option: id, start, pilot, money, isComponent }] of candidates.entries()) {
    for (const { year, kind, amount } of money) {
      take(budgets.get(`${year}`), index, amount);
      take(budgets.get(`${year}:${kind}`), index, amount);
    }
    const option = options.get(id);
    const component = components.get(id);
    const parts =
      isComponent || !option
        ? [{ needs: component?.staff ?? [], from: 0, to: component?.duration ?? 0 }]
        : staffOf(option, pilot);
    for (const { needs, from, to } of parts)
      for (const { team, daysPerQuarter } of needs) {
        const rows = staff.get(team);
        for (let period = start + from; period < start + to; period++)
          take(rows?.[period], index, daysPerQuarter);
      }
    if (isComponent) continue;
    take(starts[start], index, 1);
    const own = departmentOf.get(application);
    if (own !== undefined) take(departments.get(own)?.[start], index, 1);
    if (pilot > 0)
      for (const place of new Set(option?.pilot?.places))
        if (place !== own) take(departments.get(place)?.[start], index, 1);
  }
  return [...budgets.values(), ...[...staff.values()].flat(), ...starts, ...[...departments.values()].flat()];
}

function rowOf(name: string, upper: number): Limit {
  return { name, lower: -Infinity, upper, terms: [] };
}

function take(row: Limit | undefined, candidate: number, coefficient: number): void {
  if (!row || coefficient === 0) return;
  const last = row.terms.at(-1);
  if (last?.candidate === candidate) last.coefficient += coefficient;
  else row.terms.push({ candidate, coefficient });
}

/** Budgets by year, or by year and kind, less what keeping everything takes of them. */
function budgetRows(input: PlanInput, relaxed: Relaxed): Map<string, Limit> {
  const renewals = renewalsOf(input, relaxed);
  const kept: YearMoney = input.applications.flatMap((application) => {
    const ofIt = renewals.get(application.id);
    if (!ofIt) return [];
    return moneyOfKeeping(input, application, {
      renewals: ofIt,
      uncovered: firstUncovered(input, application),
    });
  });
  const rows = new Map<string, Limit>();
  for (const { year, amount, kind } of input.budgets) {
    const key = kind ? `${year}:${kind}` : `${year}`;
    if (relaxed.has(`budget:${key}`)) continue;
    const spent = kept.filter((each) => each.year === year && (!kind || each.kind === kind));
    const left = amount - spent.reduce((sum, each) => sum + each.amount, 0);
    // Two budgets for the same money: the smaller one holds.
    rows.set(key, rowOf(`budget:${key}`, Math.min(left, rows.get(key)?.upper ?? Infinity)));
  }
  return rows;
}

function departmentsOf(input: PlanInput): Set<string> {
  return new Set([
    ...input.applications.flatMap(({ department }) => (department === undefined ? [] : [department])),
    ...input.options.flatMap(({ pilot }) => pilot?.places ?? []),
  ]);
}
