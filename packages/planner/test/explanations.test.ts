import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import {
  describeDateEffect,
  describeOrder,
  describeRegret,
  describeRejection,
  describeWorth,
  effectOfDates,
  parsePlanFile,
  regretOf,
  solvePlan,
  whyBefore,
  whyNotOption,
  withComponents,
  worthOfMore,
  type Plan,
  type PlanInput,
} from '../src/index.ts';

const highs = await loadHighs();

function planned(document: Record<string, unknown>): { input: PlanInput; plan: Plan } {
  const parsed = parsePlanFile({ start: '2027-Q1', quarters: 8, date: '2026-11-21', ...document });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const plan = solvePlan(highs, parsed.input);
  if (plan.status !== 'optimal') throw new Error(plan.status);
  return { input: parsed.input, plan };
}

const office = { id: 'office', name: 'Bürosoftware', criticality: 4, reach: 3, a: [70, 80] };
const idm = { id: 'idm', name: 'Anmeldung', criticality: 3, reach: 3, a: [50, 60] };
const open = { id: 'open', application: 'office', a: [20, 20], duration: 2, oneOff: 40_000 };
const cloud = { id: 'cloud', application: 'office', a: [40, 40], duration: 1, oneOff: 45_000 };
const free = { id: 'free', application: 'idm', a: [10, 10], duration: 1, oneOff: 20_000 };
const town = {
  applications: [office, idm],
  options: [open, cloud, free],
  budgets: [{ year: 2027, amount: 45_000 }],
};

describe('one more unit', () => {
  it('of a budget is planned again and says what it would bring', () => {
    const { input, plan } = planned({ ...town, budgets: [{ year: 2027, amount: 35_000 }] });
    // Office can start in 2028 only: 6 of 8 quarters lost; with 10,000 more it starts at once, idm in 2028.
    const worth = worthOfMore(highs, input, plan, 'budget:2027')!;
    expect(worth.gain[0]).toBeCloseTo((24 * 60 * 4 - 12 * 50 * 4) / 36, 6);
    expect(worth.gain[1]).toBe(worth.gain[0]);
    expect(describeWorth(worth, input, 'de')).toBe(
      'Mit 10.000 € mehr (Haushalt 2027) läge die Abhängigkeit über die Zeit um 93,33 Punkt-Quartale niedriger (neu gerechnet).',
    );
  });

  it('that brings nothing is said to bring nothing, and a pin is no matter of more', () => {
    const { input, plan } = planned(town);
    const worth = worthOfMore(highs, input, plan, 'budget:2027', {}, 1)!;
    expect(describeWorth(worth, input, 'en')).toBe(
      'With €1 more (budget 2027), nothing would change (planned again).',
    );
    expect(worthOfMore(highs, input, plan, 'not-before:office')).toBeNull();
  });
});

describe('the order of two steps', () => {
  it('is laid to a prerequisite', () => {
    const { input, plan } = planned({
      ...town,
      budgets: [],
      prerequisites: [{ application: 'office', needs: 'idm' }],
    });
    expect(describeOrder(whyBefore(input, plan, 'idm', 'office'), input, 'de')).toBe(
      '„Anmeldung“ kommt vor „Bürosoftware“, weil „Bürosoftware“ darauf aufbaut.',
    );
  });

  it('is laid to what exchanging them would lose, or break', () => {
    const { input, plan } = planned(town);
    expect(whyBefore(input, plan, 'office', 'idm')).toMatchObject({ code: 'swap-worse' });
    const tight = planned({
      ...town,
      maxStartsPerQuarter: 1,
      applications: [{ ...office, notAfter: '2027-Q2' }, idm],
    });
    expect(whyBefore(tight.input, tight.plan, 'office', 'idm')).toMatchObject({
      code: 'swap-breaks',
      limits: ['not-after:office'],
    });
  });
});

describe('an option that is not taken', () => {
  it('would be worse, would break something, or would not be ready', () => {
    const { input, plan } = planned({
      ...town,
      options: [...town.options, { ...open, id: 'late', duration: 9 }],
    });
    expect(whyNotOption(input, plan, 'open').code).toBe('chosen');
    expect(describeRejection(whyNotOption(input, plan, 'cloud'), input, 'en')).toBe(
      'With “cloud” the area would be larger by 53.33 points × quarters.',
    );
    expect(describeRejection(whyNotOption(input, plan, 'late'), input, 'de')).toBe(
      '„late“ würde innerhalb des Plans nicht fertig.',
    );
    const poor = planned({
      ...town,
      budgets: [
        { year: 2027, amount: 40_000 },
        { year: 2028, amount: 0 },
      ],
    });
    expect(describeRejection(whyNotOption(poor.input, poor.plan, 'cloud'), poor.input, 'de')).toBe(
      '„cloud“ passt nicht zum übrigen Plan; es steht entgegen: Haushalt 2027.',
    );
  });
});

it('another option brings what it stands on, and takes along what nothing needs any more', () => {
  const parsed = parsePlanFile({
    start: '2027-Q1',
    quarters: 8,
    date: '2026-11-21',
    applications: [office],
    options: [
      { ...open, components: ['hall'] },
      { ...cloud, components: ['shed'] },
    ],
    components: [
      { id: 'hall', duration: 2, oneOff: 1000 },
      { id: 'shed', duration: 1, oneOff: 2000 },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const hall = { application: 'hall', option: 'hall', start: 0 };
  const at = (start: number) => [hall, { application: 'office', option: 'cloud', start }];
  expect(withComponents(parsed.input, at(3))).toEqual([
    { application: 'office', option: 'cloud', start: 3 },
    { application: 'shed', option: 'shed', start: 2 },
  ]);
  expect(withComponents(parsed.input, at(0))).toContainEqual({
    application: 'shed',
    option: 'shed',
    start: 0,
  });
});

it('another end of a contract changes the plan, or nothing', () => {
  const { input, plan } = planned({
    applications: [{ ...office, runningCost: 80_000, contract: { end: '2027-12-31', noticeMonths: 0 } }, idm],
    options: [{ ...open, oneOff: 0, running: 30_000 }, free],
    budgets: [
      { year: 2027, amount: 20_000 },
      { year: 2028, amount: 0 },
    ],
  });
  const effects = effectOfDates(highs, input, plan, 'office', ['2027-12-31', '2028-12-31']);
  expect(effects[0]).toMatchObject({ change: 0, moved: [] });
  expect(describeDateEffect(effects[0]!, input, 'de')).toBe(
    'Endete der Vertrag zu „Bürosoftware“ am 31.12.2027, bliebe der Plan, wie er ist.',
  );
  expect(effects[1]!.change).toBeGreaterThan(0);
  expect(effects[1]!.moved.map(({ application }) => application)).toContain('office');
});

it('the regret is what another plan would gain if everything unknown turned out well', () => {
  const { input, plan } = planned({
    applications: [
      { id: 'unsure', criticality: 2, reach: 1, a: [20, 90] },
      { id: 'sure', criticality: 2, reach: 1, a: [60, 60] },
    ],
    options: [
      { id: 'one', application: 'unsure', a: [10, 10], duration: 1, oneOff: 10_000 },
      { id: 'two', application: 'sure', a: [10, 10], duration: 1, oneOff: 10_000 },
    ],
    budgets: [
      { year: 2027, amount: 10_000 },
      { year: 2028, amount: 0 },
    ],
  });
  expect(plan.steps.map(({ application }) => application)).toEqual(['unsure']);
  const regret = regretOf(highs, input, plan)!;
  // Seven quarters with 10 less instead of 50 less, half the weight each.
  expect(regret.regret[0]).toBeCloseTo((7 * (50 - 10)) / 2, 6);
  expect(describeRegret(regret, 'en')).toContain('better by 140 points × quarters');
});
