import { checkPlan, type Choice, type PlanInput } from '../src/index.ts';

/** The best of all plans, found by trying every one; null when none is within the limits. */
export function bestOfAll(
  input: PlanInput,
): { area: number; cost: number; starts: number; choices: Choice[] } | null {
  let best: ReturnType<typeof bestOfAll> = null;
  for (const choices of everyPlan(input, 0)) {
    const { violations, area, money } = checkPlan(input, choices);
    if (violations.length > 0) continue;
    const cost = money.reduce((sum, { consumptive, investive }) => sum + consumptive + investive, 0);
    const starts = choices.reduce((sum, { start }) => sum + start, 0);
    const found = { area: area[1], cost, starts, choices };
    if (best === null || isBetter(found, best)) best = found;
  }
  return best;
}

type Found = { area: number; cost: number; starts: number };

function isBetter(a: Found, b: Found): boolean {
  if (Math.abs(a.area - b.area) > 1e-9) return a.area < b.area;
  return a.cost < b.cost - 1e-6;
}

function* everyPlan(input: PlanInput, from: number): Generator<Choice[]> {
  const [application, component] = [
    input.applications[from],
    input.components?.[from - input.applications.length],
  ];
  if (component) {
    for (const rest of everyPlan(input, from + 1)) {
      yield rest;
      for (let start = 0; start < input.quarters; start++)
        yield [{ application: component.id, option: component.id, start }, ...rest];
    }
    return;
  }
  if (!application) {
    yield [];
    return;
  }
  const options = input.options.filter(
    (option) => option.application === application.id && option.type !== 'renew',
  );
  for (const rest of everyPlan(input, from + 1)) {
    yield rest;
    for (const option of options)
      for (let start = 0; start + option.duration <= input.quarters; start++)
        yield [{ application: application.id, option: option.id, start }, ...rest];
  }
}
