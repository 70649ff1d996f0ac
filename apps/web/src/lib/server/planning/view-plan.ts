import { describeConflict } from '@allmende/planner';
import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { jobOf, type Job } from '#lib/server/jobs/index.ts';
import type { Language } from '#lib/i18n/index.ts';
import { gatherBasis } from './basis/gather-basis.ts';
import type { PlanBasis } from './basis/plan-basis.ts';
import { inputFrom } from './basis/plan-input.ts';
import { idFrom } from './plan-id.ts';
import type { PlanFigures, PlanSettings, PlanView } from './plan-view.ts';
import { planJob } from './plan-job.ts';
import { readPlan, type StoredPlan } from './store/plans.ts';
import { newestResult, newestRun, readRun, type ListedRun, type StoredRun } from './store/runs.ts';
import { stepsOf, type StoredStep } from './store/steps.ts';
import { figuresView, measuredNow } from './view/figures-view.ts';
import { shownIn, type ShownIn } from './view/shown-in.ts';
import { staleReasons } from './view/stale-reasons.ts';
import { withTeamNames } from './view/step-view.ts';

/**
 * A plan with everything that is known about it, in words of the language; null where there is none, or it was removed.
 *
 * @example (await viewPlan(db, knowledge, actor, '17', 'de'))?.figures?.steps
 */
export async function viewPlan(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  id: string,
  language: Language,
): Promise<PlanView | null> {
  const stored = await readStored(db, actor, id);
  if (!stored) return null;
  const today = await gatherBasis(db, knowledge, actor);
  return viewFrom(stored, today, shownIn(knowledge, language));
}

/** All that the store keeps of a plan. */
export interface StoredView {
  plan: StoredPlan;
  newest: ListedRun | null;
  job: Job | null;
  /** The newest run as a whole where it came to nothing. */
  failed: StoredRun | null;
  result: StoredRun | null;
  steps: StoredStep[];
}

/** Reads a plan that stands. */
export async function readStored(db: Database, actor: Actor, id: string): Promise<StoredView | null> {
  return db.asActor(actor, async (trx) => {
    const plan = await readPlan(trx, idFrom(id) ?? 0);
    if (plan?.removed_at !== null) return null;
    const newest = await newestRun(trx, plan.id);
    const isWaiting = newest?.state === 'waiting';
    return {
      plan,
      newest,
      job: isWaiting ? await jobOf(trx, planJob, String(newest.id)) : null,
      failed: newest?.state === 'failed' ? ((await readRun(trx, newest.id)) ?? null) : null,
      result: await newestResult(trx, plan.id),
      steps: await stepsOf(trx, plan.id),
    };
  });
}

/** The view of what was read, held against what is known today. */
export function viewFrom(stored: StoredView, today: PlanBasis, shown: ShownIn): PlanView {
  const { plan, newest, result, steps } = stored;
  const decided = new Set(steps.map(({ application_id: application }) => String(application)));
  return {
    id: String(plan.id),
    name: plan.name,
    revision: plan.revision,
    scenario: plan.scenario,
    settings: plan.settings,
    state: stateOf(newest, result),
    progress: progressOf(stored),
    computedAt: result?.computed_at?.toISOString() ?? null,
    isStopped: result?.stopped ?? false,
    inputHash: result?.input_hash ?? null,
    stale: result
      ? staleReasons(result, today, plan.settings, (each) => decided.has(each), today.date, shown)
      : [],
    figures: result && figuresOf(plan, result, steps, today, shown),
    conflict: conflictOf(stored, shown),
    teamNames: Object.fromEntries(plan.settings.teams.map(({ team }) => [team, shown.teamName(team)])),
    assumptions: generalAssumptions(
      result?.basis ?? today,
      (result?.settings ?? plan.settings).counts,
      shown,
    ),
    prerequisites: prerequisitesOf(result?.basis ?? today, shown),
  };
}

/** Where a plan stands, by its newest computing and the newest one that came to something. */
export function stateOf(
  newest: Pick<ListedRun, 'state'> | null,
  result: Pick<ListedRun, 'state'> | null,
): PlanView['state'] {
  if (!newest) return 'new';
  if (newest.state === 'waiting') return 'computing';
  if (newest.state === 'failed') return 'failed';
  return result?.state === 'infeasible' ? 'infeasible' : 'ready';
}

export function progressOf({ newest, job }: Pick<StoredView, 'newest' | 'job'>): PlanView['progress'] {
  if (newest?.state !== 'waiting') return null;
  const detail = job?.message?.detail ?? {};
  const figure = (name: string): number | null => {
    const value = detail[name];
    return typeof value === 'number' ? value : null;
  };
  const [objective, bound] = [figure('objective'), figure('bound')];
  return {
    job: String(newest.id),
    seconds: figure('seconds') ?? 0,
    objective,
    bound,
    gap: objective === null || bound === null || objective === 0 ? null : (objective - bound) / objective,
    steps: figure('steps') ?? 0,
  };
}

function figuresOf(
  plan: StoredPlan,
  { basis, settings, result }: StoredRun,
  steps: readonly StoredStep[],
  today: PlanBasis,
  shown: ShownIn,
): PlanFigures | null {
  if (!basis || result?.status !== 'plan') return null;
  return figuresView(
    {
      basis,
      input: inputFrom(basis, plan.scenario, settings, basis.decided),
      plan: result.plan,
      settings: plan.settings,
      steps: new Map(steps.map((step) => [step.application_id, step])),
      applications: new Map(basis.applications.map((each) => [String(each.id), each])),
      measured: measuredNow(today.applications),
    },
    { scenario: plan.scenario, explained: result.explained },
    shown,
  );
}

function conflictOf({ plan, newest, failed, result }: StoredView, shown: ShownIn): string[] {
  const { t, language } = shown;
  if (failed?.result?.status === 'failed') return [t.failed[failed.result.code]];
  if (newest?.state === 'waiting' || !result?.basis || result.result?.status !== 'infeasible') return [];
  const input = inputFrom(result.basis, plan.scenario, result.settings, result.basis.decided);
  return [
    ...new Set(
      result.result.conflict.map((limit) => withTeamNames(describeConflict(limit, input, language), shown)),
    ),
  ];
}

function generalAssumptions(
  { applications }: PlanBasis,
  counts: PlanSettings['counts'],
  { t }: ShownIn,
): string[] {
  const count = (test: (each: PlanBasis['applications'][number]) => boolean): number =>
    applications.filter(test).length;
  const weights = count(({ isWeightKnown }) => !isWeightKnown);
  const contracts = count(({ contract }) => contract?.isAssumed ?? false);
  const nothing = count(({ options }) => options.every(({ kind }) => kind === 'renew'));
  return [
    t.general.counted[counts ?? 'high'],
    ...(weights > 0 ? [t.general.weights(weights)] : []),
    ...(contracts > 0 ? [t.general.contracts(contracts)] : []),
    ...(nothing > 0 ? [t.general.nothing(nothing)] : []),
  ];
}

function prerequisitesOf(
  { prerequisites, applications }: PlanBasis,
  { knowledge, language }: ShownIn,
): NonNullable<PlanView['prerequisites']> {
  const names = new Map(applications.map(({ id, name }) => [String(id), { id, name }]));
  return prerequisites.flatMap(({ application, needs, rule, strength }) => {
    const [later, earlier] = [names.get(application), names.get(needs)];
    if (!later || !earlier) return [];
    const reason = knowledge.prerequisites.find(({ id }) => id === rule)?.reason[language] ?? '';
    return [{ application: later, needs: earlier, reason, strength }];
  });
}
