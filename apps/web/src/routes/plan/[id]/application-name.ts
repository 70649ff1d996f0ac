import { app } from '#lib/server/app.ts';
import { viewApplication } from '#lib/server/applications/index.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';

/** What an application is called that no computing of the plan has looked at; null where there is none. */
export async function applicationName(locals: App.Locals, id: number): Promise<string | null> {
  const knowledge = await knowledgeOf(app(), locals.actor);
  const found = await viewApplication(app().db, knowledge, locals.actor, id, locals.language);
  return found.state === 'present' ? found.view.row.name : null;
}
