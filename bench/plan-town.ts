import { addQuarters, type PlanInput } from '@allmende/planner';
import { seededRandom } from '@allmende/sovereignty';

/**
 * A town to plan for: contracts that end at month ends of the next five years and can be prolonged for one, three or
 * five years, two or three ways to replace each application (some on a platform that has to be built, some developed
 * jointly within a window, some that leave a capability open), sixty capabilities, three teams, a yearly budget that
 * lets about a third of it happen, prerequisites, pilots before class 4, and a freeze. The same on every run.
 */
export function planTown(applications: number, quarters = 20): PlanInput {
  const random = seededRandom(applications);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(...from: readonly T[]): T => from[below(from.length)]!;
  // Drawn apart, so that what is added here leaves the rest as it is.
  const chance = seededRandom(applications + 4711);
  const platforms = Math.max(1, Math.ceil(applications / 100));
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
    const capability = `f${i < 60 ? i : Math.floor(chance() * 60)}`;
    towns.push({
      id,
      name: `Anwendung ${i}`,
      ...weighed(pick(1, 2, 2, 4, 4, 8), pick(1, 1, 2, 3)),
      capabilities: [capability],
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
        trainingHours: 10 + Math.floor(chance() * 200),
        ...(chance() < 0.1 && { components: [`p${Math.floor(chance() * platforms)}`] }),
        ...(chance() < 0.15 && {
          type: 'joint' as const,
          share: 0.4,
          window: { from: addQuarters(start, 2), to: addQuarters(start, 9) },
        }),
        ...(chance() < 0.05 && { covers: [] }),
        ...(chance() < 0.3 && { pilot: { quarters: 1, places: [`Amt ${Math.floor(chance() * 12)}`] } }),
        ...(chance() < 0.2 && { supportFrom: addQuarters(start, 4) }),
      });
    }
    if (chance() < 0.3)
      for (const [term, factor] of [
        [4, 1.15],
        [12, 1.05],
        [20, 1],
      ] as const)
        options.push({
          id: `${id}-renew-${term}`,
          application: id,
          name: `Verlängerung um ${term / 4} Jahre`,
          type: 'renew',
          a: [0, 100],
          duration: term,
          oneOff: 0,
          payments: [],
          running: Math.round(runningCost * factor),
          kind: 'consumptive',
          staff: [],
        });
  }
  for (const option of options) option.a = [Math.min(...option.a), Math.max(...option.a)];
  const years = Math.ceil(quarters / 4);
  return {
    start,
    quarters,
    date: '2026-11-22',
    applications: towns,
    options,
    components: Array.from({ length: platforms }, (_, at) => ({
      id: `p${at}`,
      name: `Plattform ${at}`,
      duration: 2,
      oneOff: 30_000,
      payments: [],
      running: 10_000,
      kind: 'investive' as const,
      staff: [{ team: 'netz', daysPerQuarter: 5 }],
      covers: [`f${at}`],
    })),
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

function weighed(factor: number, reach: number): { weight: number; criticality: number } {
  return { weight: factor * reach, criticality: Math.log2(factor) + 1 };
}
