import { error } from '@sveltejs/kit';
import type { Figure } from '@allmende/sovereignty';
import { app } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { explainFigure, measureAuthority, sensitivityOf } from '#lib/server/sovereignty/index.ts';
import type { PageServerLoad } from './$types.ts';

const figures = {
  ag: 'ag',
  hhi: 'hhi',
  'non-eu': 'non-eu-share',
  'red-list': 'red-list',
  completeness: 'completeness',
} as const satisfies Record<string, Figure['kind']>;
type FigureName = keyof typeof figures;

export const load: PageServerLoad = async ({ locals, params }) => {
  if (!Object.hasOwn(figures, params.figure)) error(404, 'not found');
  const figure = params.figure as FigureName;
  const { db } = app();
  const knowledge = await knowledgeOf(app(), locals.actor);
  const measured = await measureAuthority(db, knowledge, locals.actor);
  if (measured.applications.length === 0) return { figure, explanation: null, sensitivity: null };
  return {
    figure,
    explanation: explainFigure(measured, { kind: figures[figure] }, locals.language, 2),
    sensitivity: figure === 'ag' ? sensitivityOf(measured) : null,
  };
};
