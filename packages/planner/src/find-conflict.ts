import type { Highs } from 'highs';
import { buildModel } from './build-model.ts';
import { solveModel } from './solve-model.ts';
import type { PlanInput } from './types.ts';

/**
 * A smallest set of limits that cannot be met together: each one taken away, the others can. By QuickXplain (Junker,
 * AAAI 2004), which halves the candidates for blame instead of trying them one after the other.
 *
 * @returns names such as `budget:2027`, `must:office`, `not-after:office`, `staff:netz`, `needs:a>b`, `freeze:…`,
 * `starts`, `department`, `contract:office`, `window:option`, `support:option`, `pilot:option`, `component:id`,
 * `covers:capability`; only a `must` where nothing but the horizon or a missing option stands against it
 */
export function findConflict(highs: Highs, input: PlanInput, seed: number): string[] {
  const all = limitNames(input);
  const isPossible = (kept: readonly string[]): boolean => {
    const inForce = new Set(kept);
    const model = buildModel(input, new Set(all.filter((name) => !inForce.has(name))));
    const objective = { costs: model.candidates.map(() => 0), offset: 0 };
    return solveModel(highs, model, { objective, seconds: 10, gap: 0, seed }).status !== 'infeasible';
  };
  const explain = (background: string[], hasNew: boolean, suspects: string[]): string[] => {
    if (hasNew && !isPossible(background)) return [];
    if (suspects.length <= 1) return suspects;
    const half = Math.floor(suspects.length / 2);
    const [first, second] = [suspects.slice(0, half), suspects.slice(half)];
    const inSecond = explain([...background, ...first], first.length > 0, second);
    const inFirst = explain([...background, ...inSecond], inSecond.length > 0, first);
    return [...inFirst, ...inSecond];
  };
  return isPossible(all) ? [] : explain([], false, all);
}

/** Every limit that a person could lift, musts last: they are what a person wants least to give up. */
function limitNames(input: PlanInput): string[] {
  const renewed = new Set(
    input.options.flatMap(({ type, application }) => (type === 'renew' ? [application] : [])),
  );
  return [
    ...input.budgets.map(({ year, kind }) => (kind ? `budget:${year}:${kind}` : `budget:${year}`)),
    ...input.staff.map(({ team }) => `staff:${team}`),
    ...(input.maxStartsPerQuarter === undefined ? [] : ['starts']),
    ...(input.maxStartsPerDepartment === undefined ? [] : ['department']),
    ...input.freezes.map(({ from, to }) => `freeze:${from}…${to}`),
    ...input.prerequisites.map(({ application, needs }) => `needs:${application}>${needs}`),
    ...input.options.flatMap(({ id, window }) => (window ? [`window:${id}`] : [])),
    ...input.options.flatMap(({ id, supportFrom }) => (supportFrom ? [`support:${id}`] : [])),
    ...input.options.flatMap(({ id, pilot }) => (pilot ? [`pilot:${id}`] : [])),
    ...(input.components ?? []).map(({ id }) => `component:${id}`),
    ...input.applications.flatMap(({ capabilities }) => (capabilities ?? []).map((each) => `covers:${each}`)),
    ...input.applications.flatMap(({ id, contract }) =>
      contract?.final || renewed.has(id) ? [`contract:${id}`] : [],
    ),
    ...input.applications.flatMap(({ id, notBefore }) => (notBefore ? [`not-before:${id}`] : [])),
    ...input.applications.flatMap(({ id, notAfter }) => (notAfter ? [`not-after:${id}`] : [])),
    ...input.applications.flatMap(({ id, must }) => (must ? [`must:${id}`] : [])),
  ].filter((name, index, names) => names.indexOf(name) === index);
}
