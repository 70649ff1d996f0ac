import { isExpired } from '../resolve-application.ts';
import type { Interval, Level, MeasuredApplication, Variable } from '../types.ts';
import type { Condition, Criterion, CriterionResult, Rule, View, ViewResult } from './view.ts';

const LEVELS: readonly Level[] = [0, 1, 2, 3, 4];
const NO = { de: 'nein', en: 'no' };

/** What may still be true of an application: admissible levels per variable, and of each fact its values. */
interface Knowledge {
  levels: (variable: Variable) => readonly Level[];
  isInapplicable: (variable: Variable) => boolean;
  holds: (
    fact: Exclude<Condition, { variable: Variable } | { all: unknown } | { any: unknown }>,
  ) => boolean | null;
}

/**
 * A framework's view of one application, derived from the answers of AM-1. Unknown gives spans: every reply that is
 * still admissible lies inside, and both ends are reached by some. A variable that is `n/a` is left out of a mean;
 * where a framework asks a yes-or-no question about it, both replies stay open, because no framework names the case.
 *
 * @param date ISO date; answers older than 24 months on this day are unknown
 * @example evaluateView(SDS_MUENCHEN, application, '2026-11-21').total // [4, 4]
 */
export function evaluateView(view: View, application: MeasuredApplication, date: string): ViewResult {
  const knowledge = knowledgeOf(application, date);
  const criteria = view.criteria.map((criterion) => evaluateCriterion(criterion, view.range, knowledge));
  return { view: view.id, version: view.version, total: totalOf(view, criteria), criteria };
}

function knowledgeOf(application: MeasuredApplication, date: string): Knowledge {
  const valid = (variable: Variable) => {
    const answer = application.answers[variable];
    return answer && !isExpired(answer, date) ? answer : undefined;
  };
  return {
    levels(variable) {
      const answer = valid(variable);
      if (typeof answer?.value === 'number') return [answer.value];
      const [lo, hi] = answer?.between ?? [0, 4];
      return LEVELS.slice(lo, hi + 1);
    },
    isInapplicable: (variable) => valid(variable)?.value === 'n/a',
    holds(fact) {
      if (fact.fact === 'security-updates-assured') return application.securityUpdatesAssured ?? null;
      const country = application.ownerCountry;
      return country === undefined ? null : fact.countries.has(country);
    },
  };
}

function evaluateCriterion(
  { id, name, rule }: Criterion,
  range: Interval,
  knowledge: Knowledge,
): CriterionResult {
  switch (rule.kind) {
    case 'not-measured':
      return { id, name, points: range, outcomes: [], missing: [] };
    case 'mean':
      return { id, name, ...meanOf(rule, range, knowledge) };
    case 'cases':
      return { id, name, ...casesOf(rule, knowledge) };
  }
}

type Outcome = Pick<CriterionResult, 'points' | 'outcomes' | 'missing'>;

function meanOf(rule: Extract<Rule, { kind: 'mean' }>, range: Interval, knowledge: Knowledge): Outcome {
  const applicable = rule.of.filter((variable) => !knowledge.isInapplicable(variable));
  const missing = applicable.filter((variable) => knowledge.levels(variable).length > 1);
  if (applicable.length === 0) return { points: range, outcomes: [], missing };
  const mean = (pick: (levels: readonly Level[]) => number): number =>
    applicable.reduce((sum, variable) => sum + pick(knowledge.levels(variable)), 0) / applicable.length / 4;
  const lo = 100 * mean((levels) => levels[0] ?? 0);
  const hi = 100 * mean((levels) => levels.at(-1) ?? 4);
  return { points: rule.as === 'dependence' ? [lo, hi] : [100 - hi, 100 - lo], outcomes: [], missing };
}

/** Goes through every combination of what the criterion asks for and is not known: exact, and few by nature. */
function casesOf({ cases }: Extract<Rule, { kind: 'cases' }>, knowledge: Knowledge): Outcome {
  const atoms = new Map<string, readonly (Level | boolean)[]>();
  for (const { when } of cases) collectAtoms(when, knowledge, atoms);
  const reached = new Map<string, { points: number; name: CriterionResult['name'] }>();
  for (const world of worldsOf([...atoms])) {
    const found = cases.find(({ when }) => isTrue(when, world));
    const { points, name } = found ?? { points: 0, name: NO };
    reached.set(name.en, { points, name });
  }
  const results = [...reached.values()].sort((a, b) => b.points - a.points);
  const points = results.map((result) => result.points);
  return {
    points: [Math.min(...points), Math.max(...points)],
    outcomes: results.map(({ name }) => name),
    missing: [...atoms].filter(([, values]) => values.length > 1).map(([atom]) => atom),
  };
}

type Atom = Exclude<Condition, { all: unknown } | { any: unknown }>;
const keyOf = (atom: Atom): string => ('variable' in atom ? atom.variable : atom.fact);

function collectAtoms(
  condition: Condition,
  knowledge: Knowledge,
  atoms: Map<string, readonly (Level | boolean)[]>,
): void {
  if ('all' in condition) condition.all.forEach((part) => collectAtoms(part, knowledge, atoms));
  else if ('any' in condition) condition.any.forEach((part) => collectAtoms(part, knowledge, atoms));
  else if ('variable' in condition) atoms.set(keyOf(condition), knowledge.levels(condition.variable));
  else {
    const isHeld = knowledge.holds(condition);
    atoms.set(keyOf(condition), isHeld === null ? [true, false] : [isHeld]);
  }
}

type World = ReadonlyMap<string, Level | boolean>;

function worldsOf(atoms: readonly (readonly [string, readonly (Level | boolean)[]])[]): World[] {
  return atoms.reduce<World[]>(
    (worlds, [atom, values]) =>
      worlds.flatMap((world) => values.map((value) => new Map(world).set(atom, value))),
    [new Map()],
  );
}

function isTrue(condition: Condition, world: World): boolean {
  if ('all' in condition) return condition.all.every((part) => isTrue(part, world));
  if ('any' in condition) return condition.any.some((part) => isTrue(part, world));
  const value = world.get(keyOf(condition));
  if (typeof value !== 'number' || !('variable' in condition)) return value === true;
  return 'is' in condition ? value === condition.is : value <= condition.atMost;
}

/** No two criteria of a weighted view pull a variable in opposite directions, so the ends add up. */
function totalOf({ total, criteria: asked }: View, results: readonly CriterionResult[]): Interval | null {
  if (total === undefined) return null;
  if (total.kind === 'weighted-mean') {
    const weights = asked.map(({ weight = 0 }) => weight);
    const sum = weights.reduce((all, weight) => all + weight, 0);
    const mean = (end: 0 | 1): number =>
      results.reduce((all, { points }, i) => all + (weights[i] ?? 0) * points[end], 0) / sum;
    return [mean(0), mean(1)];
  }
  const gate = results.find(({ id }) => id === total.gate)?.points ?? [0, 1];
  const others = results.filter(({ id }) => id !== total.gate);
  const down = (end: 0 | 1): number =>
    Math.max(total.floor, total.start - others.reduce((all, { points }) => all + points[end], 0));
  return [
    gate[1] > 0 ? Math.min(down(1), gate[0] > 0 ? Infinity : total.blocked) : total.blocked,
    gate[0] > 0 ? down(0) : total.blocked,
  ];
}
