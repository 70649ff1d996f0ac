import { z } from '@hono/zod-openapi';
import { intervalSchema } from './schemas.ts';

const quarter = z.string().openapi({ example: '2027-Q1' });
const scenario = z.enum(['keep', 'stepwise', 'bold', 'own']);
const state = z.enum(['new', 'computing', 'ready', 'infeasible', 'failed']);
const points = z.number().openapi({ description: 'Points × quarters, by the upper ends' });

export const listedPlanSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scenario,
    state,
    computedAt: z.string().nullable(),
    area: points.nullable(),
    gap: z.number().nullable().openapi({ description: 'Distance from the best possible plan, 0 to 1' }),
    steps: z.number().int().nullable(),
  })
  .openapi('ListedPlan');

const application = z.object({ id: z.number().int(), name: z.string(), product: z.string().nullable() });

const step = z.object({
  application,
  option: z.object({
    id: z.string(),
    kind: z.enum(['product', 'bundle', 'renew', 'joint', 'own']),
    name: z.string(),
    products: z.array(z.string()),
    duration: z.number().openapi({ description: 'Quarters' }),
    oneOff: z.number().openapi({ description: 'Euros, once' }),
    running: z.number().openapi({ description: 'Euros a year' }),
    trainingHours: z.number(),
  }),
  start: quarter,
  goLive: quarter,
  before: intervalSchema,
  after: intervalSchema,
  gain: points,
  reason: z.string(),
  notes: z.array(z.string()),
  state: z.enum(['planned', 'decided', 'running', 'done']),
});

const figures = z.object({
  status: z.enum(['optimal', 'feasible']),
  objective: points,
  bound: points.openapi({ description: 'No plan within the limits has less' }),
  gap: z.number(),
  area: intervalSchema,
  keepArea: intervalSchema.openapi({ description: 'With nothing replaced' }),
  regret: points.nullable(),
  explanations: z.array(z.string()),
  curve: z.array(z.object({ quarter, plan: intervalSchema, keep: intervalSchema })),
  money: z.array(
    z.object({
      year: z.number().int(),
      consumptive: z.number(),
      investive: z.number(),
      budget: z.number().nullable(),
    }),
  ),
  staff: z.array(
    z.object({
      team: z.string(),
      quarters: z.array(z.object({ quarter, used: z.number(), available: z.number().nullable() })),
    }),
  ),
  steps: z.array(step),
  kept: z.array(z.object({ application, a: intervalSchema, reason: z.string() })),
});

export const planSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    scenario,
    state,
    computedAt: z.string().nullable(),
    stopped: z.boolean().openapi({ description: 'Somebody ended the computing before its time' }),
    inputHash: z.string().nullable().openapi({ description: 'SHA-256 of what it was computed from' }),
    stale: z
      .array(z.object({ code: z.string(), what: z.array(z.string()), count: z.number().int() }))
      .openapi({ description: 'Why it no longer fits what is known' }),
    conflict: z.array(z.string()).openapi({ description: 'What cannot be met together' }),
    assumptions: z.array(z.string()),
    figures: figures.nullable(),
  })
  .openapi('Plan');

export type PlanAnswer = z.infer<typeof planSchema>;
