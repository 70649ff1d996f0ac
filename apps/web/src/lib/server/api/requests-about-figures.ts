import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import { explainFigure, measureAuthority, overviewOf } from '#lib/server/sovereignty/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import type { ApiEnv } from './api-context.ts';
import { operation } from './operation.ts';
import { reportSchema, vendorShareSchema, type Reason } from './schemas.ts';

type Explained = NonNullable<ReturnType<typeof explainFigure>>;

const reportOperation = operation('getReport', reportSchema, {
  method: 'get',
  path: '/report',
  summary: 'The figures of the authority, each with its interval and its reasons',
  request: {
    query: z.object({
      depth: z.coerce
        .number()
        .int()
        .min(0)
        .max(3)
        .default(1)
        .openapi({ description: 'Steps to go down in the reasons' }),
    }),
  },
});

const vendorsOperation = operation(
  'listVendors',
  z.object({ date: z.iso.date(), items: z.array(vendorShareSchema) }),
  {
    method: 'get',
    path: '/vendors',
    summary: 'Who owns how much of the dependence, the largest possible share first',
  },
);

const figures = {
  dependence: 'ag',
  concentration: 'hhi',
  nonEuShare: 'non-eu-share',
  completeness: 'completeness',
  redList: 'red-list',
} as const;

export function addFigures(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(reportOperation, async (c) => {
    const { depth } = c.req.valid('query');
    const { db, identity, language } = c.env;
    const knowledge = await knowledgeOf(c.env, identity);
    const measured = await measureAuthority(db, knowledge, identity);
    const overview = overviewOf(measured, knowledge);
    const reasonsFor = (kind: (typeof figures)[keyof typeof figures]): Reason | null => {
      const explained = explainFigure(measured, { kind }, language, depth);
      return explained && reasonOf(explained);
    };
    return c.json(
      {
        date: overview.date,
        applications: overview.applications,
        dependence: pair(overview.ag),
        class: overview.class,
        concentration: pair(overview.hhi),
        nonEuShare: pair(overview.nonEuShare),
        completeness: overview.completeness,
        missingAnswers: overview.missing,
        redList: overview.redList.map(({ id, name, certain, a }) => ({
          id: Number(id),
          name,
          certain,
          dependence: pair(a),
        })),
        areas: overview.areas.map(({ area, ag, class: span, applications }) => ({
          area,
          dependence: pair(ag),
          class: span,
          applications,
        })),
        reasons: {
          dependence: reasonsFor(figures.dependence),
          concentration: reasonsFor(figures.concentration),
          nonEuShare: reasonsFor(figures.nonEuShare),
          completeness: reasonsFor(figures.completeness),
          redList: reasonsFor(figures.redList),
        },
      },
      200,
    );
  });
  api.openapi(vendorsOperation, async (c) => {
    const { applications, measurement, date } = await measureAuthority(
      c.env.db,
      await knowledgeOf(c.env, c.env.identity),
      c.env.identity,
    );
    const counts = new Map<string, number>();
    for (const { input } of applications) counts.set(input.owner, (counts.get(input.owner) ?? 0) + 1);
    const items = measurement.owners
      .map(({ owner, share }) => ({
        owner: owner === 'unknown' ? null : owner,
        share: pair(share),
        applications: counts.get(owner) ?? 0,
      }))
      .sort((a, b) => b.share[1] - a.share[1] || b.share[0] - a.share[0]);
    return c.json({ date, items }, 200);
  });
}

function pair(interval: readonly [number, number]): [number, number] {
  return [interval[0], interval[1]];
}

function reasonOf({ label, value, formula, origin, inputs = [] }: Explained): Reason {
  return { label, value, formula: formula ?? null, origin: origin ?? null, inputs: inputs.map(reasonOf) };
}
