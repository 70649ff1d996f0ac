import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { viewPaper, type PaperView } from '#lib/server/papers/index.ts';

/** The paper of the address, or a page that says there is none. */
export async function loadPaper({ actor }: App.Locals, id: string): Promise<PaperView> {
  const knowledge = await knowledgeOf(app(), actor);
  const authority = actor.choices.find((choice) => choice.id === actor.authority);
  const paper =
    authority && /^\d{1,15}$/.test(id)
      ? await viewPaper(app().db, knowledge, actor, Number(id), authority)
      : null;
  if (!paper) error(404, 'not found');
  return paper;
}
