import { cpus, loadavg } from 'node:os';
import { choicesOfPlan, solvePlan, writeLp, type Plan, type PlanInput } from '@allmende/planner';
import loadHighs, { type Highs } from 'highs';
import { expect, it } from 'vitest';
import { askPeers } from './plan-peers.ts';
import { planTown } from './plan-town.ts';
import { writeResults } from './write-results.ts';

const sizes = (process.env['PLAN_SIZES'] ?? '30,100,300,1000,3000').split(',').map(Number);
const seconds = Number(process.env['PLAN_SECONDS'] ?? 60);
/** Larger models take the others longer than anybody waits. */
const mostForPeers = Number(process.env['PLAN_PEERS_TO'] ?? 1000);

/** Processor seconds of this process: what a quiet computer would need by the clock. */
const worked = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

interface Measured {
  first: number;
  five: number | null;
  one: number | null;
  end: number;
  plan: Plan;
}

/** Solves as a person waits for it: when is there a plan, when is it known to be within 5 % and 1 % of the best. */
function ours(highs: Highs, input: PlanInput): Measured {
  const started = worked();
  const since = (): number => worked() - started;
  let first = Infinity;
  let five: number | null = null;
  let one: number | null = null;
  const plan = solvePlan(highs, input, {
    seconds,
    gap: 0.001,
    onProgress: ({ objective, bound }) => {
      if (objective < Infinity) first = Math.min(first, since());
      const gap = (objective - bound) / objective;
      if (gap <= 0.05) five ??= since();
      if (gap <= 0.01) one ??= since();
    },
  });
  if (plan.status !== 'optimal' && plan.status !== 'feasible') throw new Error(plan.status);
  return { first, five, one, end: since(), plan };
}

/** One budget is cut by a tenth, and the plan made again from the one before, to 2 %. */
function again(highs: Highs, input: PlanInput, plan: Plan): { took: number; gap: number } {
  const [first, ...others] = input.budgets;
  const changed = { ...input, budgets: [{ ...first!, amount: first!.amount * 0.9 }, ...others] };
  const started = worked();
  const next = solvePlan(highs, changed, { seconds: 10, gap: 0.02, from: choicesOfPlan(input, plan) });
  if (next.status !== 'optimal' && next.status !== 'feasible') throw new Error(next.status);
  return { took: worked() - started, gap: next.gap };
}

/** How long it goes on once it is to stop, half a second into the work. */
function cancelled(highs: Highs, input: PlanInput): number {
  let asked: number | undefined;
  const started = worked();
  solvePlan(highs, input, {
    seconds: 30,
    shouldStop: () => {
      if (worked() - started < 0.5) return false;
      asked ??= worked();
      return true;
    },
  });
  return asked === undefined ? 0 : worked() - asked;
}

it(
  'finds a plan at once, and soon one that is known to be close to the best',
  { timeout: 7_200_000 },
  async () => {
    const shown = (time: number | null): string => (time === null ? '–' : `${time.toFixed(1)} s`);
    const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
    const lines = [
      '| applications | yes/no decisions | solver | first plan | to 5 % | to 1 % | end | distance at the end | area | memory |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ];
    const changes = [
      '| applications | planned again after a change, to 2 % | stops after |',
      '| --- | --- | --- |',
    ];
    const load = [loadavg()[0]];
    for (const size of sizes) {
      const input = planTown(size);
      // The first solve of a process also compiles; nobody waits for that twice.
      const highs = await loadHighs();
      if (size === sizes[0]) solvePlan(highs, planTown(10), { seconds: 1 });
      const { first, five, one, end, plan } = ours(highs, input);
      const memory = process.memoryUsage.rss() / 1e6;
      const lp = writeLp(input);
      const decisions = (lp.match(/^\\ c\d+:/gm) ?? []).length;
      const row = (solver: string, cells: string[]): void => {
        lines.push(`| ${[size, decisions, solver, ...cells].join(' | ')} |`);
      };
      row('Allmende', [
        shown(first),
        shown(five),
        shown(one),
        shown(end),
        percent(plan.gap),
        plan.objective.toFixed(1),
        `${memory.toFixed(0)} MB`,
      ]);
      const { took, gap } = again(highs, input, plan);
      changes.push(
        `| ${[size, `${took.toFixed(1)} s (${percent(gap)})`, `${cancelled(highs, input).toFixed(2)} s`].join(' | ')} |`,
      );
      if (size <= mostForPeers) {
        const started = worked();
        const plain = (await loadHighs()).solve(lp, {
          output_flag: false,
          time_limit: seconds,
          mip_rel_gap: 0.001,
        });
        const area = Number.isFinite(plain.ObjectiveValue) ? plain.ObjectiveValue.toFixed(1) : 'none';
        row('HiGHS, the LP file', ['–', '–', '–', shown(worked() - started), '–', area, '–']);
        for (const peer of askPeers(lp, seconds))
          row(peer.name, ['–', '–', '–', shown(peer.seconds), '–', peer.area?.toFixed(1) ?? 'none', '–']);
      }
      console.log([...lines.slice(-4), changes.at(-1)].join('\n'));
      expect(plan.gap).toBeLessThan(0.05);
      expect(memory).toBeLessThan(1500);
    }
    load.push(loadavg()[0]);
    writeResults(
      'Plans',
      [
        `Command: \`npm run bench\` (file \`plan.bench.ts\`; \`PLAN_SIZES\`, \`PLAN_SECONDS\`, \`PLAN_PEERS_TO\` for more or less), Node.js ${process.version}, ${cpus()[0]?.model ?? ''}, ${cpus().length} processors with a load of ${load.map((each) => each?.toFixed(1)).join(' to ')}. Times are processor seconds, what a quiet computer takes by the clock; at most ${seconds} s each, stop at 0.1 %. HiGHS (ours and the plain one) and GLPK keep their limit by the clock, so on a loaded computer they get less than that: compare them on a quiet one; CBC counts its processor time. The distance is proven in the run: (area − bound) ÷ area. Towns are generated by \`plan-town.ts\`: 20 quarters, 60 capabilities, contracts with renewals, platforms, joint developments, pilots, three teams, yearly budgets, prerequisites.`,
        '',
        ...lines,
        '',
        ...changes,
      ].join('\n'),
    );
  },
);
