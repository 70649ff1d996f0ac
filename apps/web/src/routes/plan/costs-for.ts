import type { KnowledgeIndex } from '@allmende/knowledge';
import { app } from '#lib/server/app.ts';
import { viewCosts, type CostsView } from '#lib/server/finance/index.ts';
import { costingPaper } from '#lib/server/papers/index.ts';
import type { PlanView } from '#lib/server/planning/index.ts';

/** The costs of plans with what the paper of the address lays down (`?paper=5`), else with the usual assumptions. */
export async function costsFor(
  { actor, language }: App.Locals,
  knowledge: KnowledgeIndex,
  plans: readonly PlanView[],
  url: URL,
): Promise<CostsView> {
  const { db } = app();
  const asked = url.searchParams.get('paper') ?? '';
  const paper = /^\d{1,15}$/.test(asked) ? await costingPaper(db, actor, Number(asked)) : null;
  return viewCosts(db, knowledge, actor, plans, paper, language);
}
