import { describeWorth, parsePlanFile, solvePlan } from '@allmende/planner';
import loadHighs from 'highs';
import { expect, it } from 'vitest';
import { explainPlan } from '../../workers/plans/explain-plan.ts';

it('asks for more of a team once, in however many quarters it is scarce', async () => {
  const highs = await loadHighs();
  const parsed = parsePlanFile({
    start: '2027-Q1',
    quarters: 6,
    date: '2026-11-21',
    applications: ['a', 'b', 'c'].map((id) => ({ id, criticality: 3, reach: 3, a: [70, 80] })),
    options: ['a', 'b', 'c'].map((application) => ({
      id: `${application}-open`,
      application,
      a: [20, 20],
      duration: 1,
      oneOff: 0,
      staff: [{ team: 'netz', daysPerQuarter: 10 }],
    })),
    staff: [{ team: 'netz', daysPerQuarter: 10 }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const plan = solvePlan(highs, parsed.input);
  if (plan.status !== 'optimal') throw new Error(plan.status);
  const limits = plan.steps.flatMap(({ reason }) => reason.limits.map(({ name }) => name));
  expect(new Set(limits).size).toBeGreaterThan(1);
  const { worth } = explainPlan(highs, parsed.input, plan, [], 20);
  const sentences = worth.map((each) => describeWorth(each, parsed.input, 'de'));
  expect(sentences).toHaveLength(1);
  expect(sentences[0]).toContain('5 Arbeitstagen mehr je Quartal für „netz“');
});
