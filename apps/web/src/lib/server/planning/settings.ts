import { z } from 'zod';
import { addQuarters, isQuarter, quarterOf, yearOf, type Quarter } from '@allmende/planner';
import type { KnowledgeIndex } from '@allmende/knowledge';
import type { PlanSettings, Scenario } from './plan-view.ts';

const quarter = z.custom<Quarter>((value) => typeof value === 'string' && isQuarter(value));
const optionId = z.string().min(1).max(300);
const money = z.number().int().min(0).max(1_000_000_000);

export const pins = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('never') }),
      z.strictObject({ kind: z.literal('must') }),
      z.strictObject({ kind: z.literal('not-before'), quarter }),
      z.strictObject({ kind: z.literal('not-after'), quarter }),
      z.strictObject({ kind: z.literal('option'), option: optionId, start: quarter.nullable() }),
    ]),
  )
  .max(5);

/** What a form or the API may ask of a plan. */
export const planSettings: z.ZodType<PlanSettings> = z.strictObject({
  start: quarter,
  quarters: z.number().int().min(1).max(40),
  budgets: z
    .array(
      z.strictObject({
        year: z.number().int().min(2000).max(2100),
        kind: z.enum(['consumptive', 'investive']).nullable(),
        amount: money,
      }),
    )
    .max(60),
  teams: z
    .array(
      z.strictObject({
        team: z.string().trim().min(1).max(100),
        daysPerQuarter: z.number().min(0).max(100_000),
      }),
    )
    .max(30),
  maxStartsPerQuarter: z.number().int().min(1).max(1000).nullable(),
  maxStartsPerDepartment: z.number().int().min(1).max(1000).nullable(),
  freezes: z.array(z.strictObject({ from: quarter, to: quarter, name: z.string().trim().max(200) })).max(40),
  goal: z.enum(['area', 'lexicographic']),
  pins: z.record(z.string().regex(/^\d{1,15}$/), pins),
  counts: z.enum(['high', 'middle', 'low']).optional(),
  followsAdvice: z.boolean().optional(),
  pilotPlaces: z.array(z.string().trim().min(1).max(200)).max(10).optional(),
  supportFrom: quarter.optional(),
  areBudgetsPreset: z.boolean().optional(),
  seconds: z.number().int().min(1).max(600),
});

/** Four years: long enough for most contracts to end, short enough for a budget to be thought of. */
const usualQuarters = 16;

/**
 * What a plan begins with, by the size of the authority: 480 € a workplace and year for changes, and a day and a half of
 * each team a quarter for ten workplaces. Rules of thumb to start from (docs/method/plan.md), all shown and editable.
 *
 * @param date ISO date of the measurement; the plan begins with the next quarter
 * @example defaultSettings(knowledge, 'stepwise', { date: '2026-11-21', workplaces: 520 }).budgets[0]
 * // { year: 2027, kind: null, amount: 250000 }
 */
export function defaultSettings(
  knowledge: KnowledgeIndex,
  scenario: Scenario,
  { date, workplaces }: { date: string; workplaces: number | null },
): PlanSettings {
  const start = addQuarters(quarterOf(date), 1);
  const isLimited = scenario === 'stepwise' || scenario === 'own';
  const size = workplaces ?? 100;
  const amount = Math.max(20_000, Math.round((size * 480) / 10_000) * 10_000);
  const daysPerQuarter = Math.max(10, Math.round((size * 0.15) / 5) * 5);
  const years = [
    ...new Set(Array.from({ length: usualQuarters }, (_, index) => yearOf(addQuarters(start, index)))),
  ];
  return {
    start,
    quarters: usualQuarters,
    budgets: isLimited ? years.map((year) => ({ year, kind: null, amount })) : [],
    teams: isLimited ? knowledge.effort.teams.map(({ id: team }) => ({ team, daysPerQuarter })) : [],
    maxStartsPerQuarter: isLimited ? 2 : null,
    maxStartsPerDepartment: null,
    freezes: [],
    goal: 'area',
    pins: {},
    ...(isLimited && { areBudgetsPreset: true }),
    seconds: 20,
  };
}
