import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { HTTPException } from 'hono/http-exception';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import {
  listPlans,
  planInput,
  viewPlan,
  type PlanFigures,
  type PlanView,
} from '#lib/server/planning/index.ts';
import type { ApiEnv } from './api-context.ts';
import { operation } from './operation.ts';
import { listedPlanSchema, planSchema, type PlanAnswer } from './schemas-of-plans.ts';

const id = z.object({ id: z.string().regex(/^\d{1,15}$/) });

const listOperation = operation('listPlans', z.object({ items: z.array(listedPlanSchema) }), {
  method: 'get',
  path: '/plans',
  summary: 'The plans of the authority, by the order of making',
});

const planOperation = operation('getPlan', planSchema, {
  method: 'get',
  path: '/plans/{id}',
  summary: 'A plan with its steps, figures and reasons, in the language that is asked for',
  request: { params: id },
});

const inputOperation = operation('getPlanInput', z.record(z.string(), z.unknown()), {
  method: 'get',
  path: '/plans/{id}/input',
  summary: 'What the plan was computed from, so that others can verify it',
  request: { params: id },
});

export function addPlans(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listOperation, async (c) => {
    const { plans } = await listPlans(c.env.db, c.env.identity);
    return c.json({ items: plans }, 200);
  });
  api.openapi(planOperation, async (c) => {
    const { db, identity, language } = c.env;
    const knowledge = await knowledgeOf(c.env, identity);
    const plan = await viewPlan(db, knowledge, identity, c.req.valid('param').id, language);
    if (!plan) throw new HTTPException(404);
    return c.json(answerOf(plan), 200);
  });
  api.openapi(inputOperation, async (c) => {
    const knowledge = await knowledgeOf(c.env, c.env.identity);
    const input = await planInput(c.env.db, knowledge, c.env.identity, c.req.valid('param').id);
    if (!input) throw new HTTPException(404);
    return c.json(Object.fromEntries(Object.entries(input)), 200);
  });
}

function answerOf({ isStopped, inputHash, assumptions, figures, ...plan }: PlanView): PlanAnswer {
  const { id: number, name, scenario, state, computedAt, stale, conflict } = plan;
  return {
    id: number,
    name,
    scenario,
    state,
    computedAt,
    stopped: isStopped ?? false,
    inputHash: inputHash ?? null,
    stale,
    conflict,
    assumptions: assumptions ?? [],
    figures: figures && figuresOf(figures),
  };
}

function figuresOf(figures: PlanFigures): NonNullable<PlanAnswer['figures']> {
  const { curve, steps, kept, explanations, ...rest } = figures;
  return {
    ...rest,
    area: pair(rest.area),
    keepArea: pair(rest.keepArea),
    explanations: explanations ?? [],
    curve: curve.map(({ quarter, plan, keep }) => ({ quarter, plan: pair(plan), keep: pair(keep) })),
    steps: steps.map(({ application, option, start, goLive, before, after, gain, reason, notes, state }) => ({
      application: { id: application.id, name: application.name, product: application.product },
      option: {
        id: option.id,
        kind: option.kind,
        name: option.name,
        products: option.products,
        duration: option.duration,
        oneOff: option.oneOff,
        running: option.running,
        trainingHours: option.trainingHours,
      },
      start,
      goLive,
      before: pair(before),
      after: pair(after),
      gain,
      reason,
      notes,
      state,
    })),
    kept: kept.map(({ application, a, reason }) => ({ application, a: pair(a), reason })),
  };
}

function pair(interval: readonly [number, number]): [number, number] {
  return [interval[0], interval[1]];
}
