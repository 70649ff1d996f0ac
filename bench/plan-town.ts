import { addQuarters, type PlanInput } from '@allmende/planner';
import { seededRandom } from '@allmende/sovereignty';

/**
 * A town to plan for: contracts that end at month ends of the next five years, two or three ways to replace each
 * application, three teams, a yearly budget that lets about a third of it happen, prerequisites and a freeze. The same
 * on every run.
 */
export function planTown(applications: number, quarters = 20): PlanInput {
  const random = seededRandom(applications);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(...from: readonly T[]): T => from[below(from.length)]!;
  const start = '2027-Q1';
  const teams = ['netz', 'fachverfahren', 'arbeitsplatz'];
  const towns: PlanInput['applications'] = [];
  const options: PlanInput['options'] = [];
  let cost = 0;
  let days = 0;
  for (let i = 0; i < applications; i++) {
    const id = `a${i}`;
    const a = 35 + below(60);
    const runningCost = pick(2000, 8000, 20_000, 60_000);
    const years = 2027 + below(5);
    towns.push({
      id,
      name: `Anwendung ${i}`,
      weight: pick(1, 2, 2, 4, 4, 8) * pick(1, 1, 2, 3),
      a: [a - below(15), a],
      runningCost,
      must: false,
      department: `Amt ${below(12)}`,
      contract: {
        end: pick(`${years}-03-31`, `${years}-06-30`, `${years}-12-31`),
        noticeMonths: pick(3, 6, 12),
        renewMonths: 12,
      },
    });
    for (let option = 0; option < 2 + below(2); option++) {
      const duration = 1 + below(4);
      const oneOff = Math.round(runningCost * (0.5 + random() * 2));
      const daysPerQuarter = 2 + below(14);
      cost += oneOff / 2.5;
      days += (daysPerQuarter * duration) / 2.5;
      options.push({
        id: `${id}-${option}`,
        application: id,
        name: `Ablösung ${option + 1}`,
        a: [10 + below(15), 15 + below(a - 20)],
        duration,
        oneOff,
        payments: [],
        running: Math.round(runningCost * (0.2 + random())),
        kind: pick('consumptive', 'consumptive', 'investive'),
        staff: [{ team: pick(...teams), daysPerQuarter }],
      });
    }
  }
  for (const option of options) option.a = [Math.min(...option.a), Math.max(...option.a)];
  const years = Math.ceil(quarters / 4);
  return {
    start,
    quarters,
    date: '2026-11-22',
    applications: towns,
    options,
    budgets: Array.from({ length: years }, (_, year) => ({
      year: 2027 + year,
      amount: Math.round(cost / years / 3),
    })),
    staff: teams.map((team) => ({
      team,
      days: Array.from({ length: quarters }, () => Math.ceil(days / quarters / teams.length / 2)),
    })),
    prerequisites: Array.from({ length: Math.floor(applications / 10) }, (_, at) => ({
      application: `a${at * 7 + 5}`,
      needs: `a${at * 3}`,
    })).filter(
      ({ application, needs }) => Number(application.slice(1)) < applications && needs !== application,
    ),
    freezes: [{ from: addQuarters(start, 3), to: addQuarters(start, 3) }],
    maxStartsPerQuarter: Math.max(2, Math.ceil(applications / quarters)),
    maxStartsPerDepartment: Math.max(1, Math.ceil(applications / quarters / 6)),
    goal: 'area',
  };
}
