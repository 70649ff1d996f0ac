import type { KnowledgeIndex } from '@allmende/knowledge';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import { idFrom } from './plan-id.ts';
import type { Pin, PlanSettings, Scenario } from './plan-view.ts';
import { defaultSettings, pins as pinsSchema, planSettings } from './settings.ts';
import { circumstancesOf, insertPlan, lockPlan, updatePlan, type StoredPlan } from './store/plans.ts';

export type KeptPlan =
  { ok: true; revision: number } | { ok: false; problem: 'unknown' | 'changed-meanwhile' | 'invalid' };

const subjectOf = (id: number): string => `plan:${id}`;

/**
 * A plan with the limits that are usual for an authority of this size; nothing is computed by that.
 *
 * @example await createPlan(db, knowledge, actor, { scenario: 'stepwise', name: 'Schrittweise ablösen' }) // '17'
 */
export async function createPlan(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  { scenario, name, settings }: { scenario: Scenario; name: string; settings?: Partial<PlanSettings> },
): Promise<string> {
  return db.asActor(actor, async (trx) => {
    const { workplaces, as_of } = await circumstancesOf(trx, actor.authority);
    const date = as_of ?? new Date().toISOString().slice(0, 10);
    const usual = defaultSettings(knowledge, scenario, { date, workplaces });
    const id = await insertPlan(trx, {
      name,
      scenario,
      settings: JSON.stringify({
        ...usual,
        ...(settings?.budgets && { areBudgetsPreset: false }),
        ...settings,
      }),
      created_by: actor.id,
    });
    noteChange(trx, { subject: subjectOf(id), before: null, after: { name, scenario } });
    return String(id);
  });
}

/**
 * Replaces what is asked of a plan; the plan that was computed before stays until a new one is.
 *
 * @param was the revision that the person has seen
 */
export async function changeSettings(
  db: Database,
  actor: Actor,
  id: string,
  settings: unknown,
  was: number,
): Promise<KeptPlan> {
  const read = planSettings.safeParse(settings);
  if (!read.success) return { ok: false, problem: 'invalid' };
  return change(db, actor, id, was, (plan) => ({
    settings: { ...read.data, pins: plan.settings.pins },
    noted: { ...read.data, pins: undefined },
  }));
}

/** Gives a plan another name. */
export async function renamePlan(db: Database, actor: Actor, id: string, name: string): Promise<KeptPlan> {
  const given = name.trim().slice(0, 200);
  if (given === '') return { ok: false, problem: 'invalid' };
  return change(db, actor, id, null, () => ({ name: given, noted: { name: given } }));
}

/**
 * Lays down something for one application, in place of all that was laid down for it before.
 *
 * @example await setPins(db, actor, '17', 4, [{ kind: 'not-before', quarter: '2028-Q1' }])
 */
export async function setPins(
  db: Database,
  actor: Actor,
  id: string,
  application: number,
  pins: readonly Pin[],
): Promise<KeptPlan> {
  const read = pinsSchema.safeParse(pins);
  if (!read.success) return { ok: false, problem: 'invalid' };
  return change(db, actor, id, null, (plan) => {
    const { [String(application)]: _before, ...others } = plan.settings.pins;
    const kept = read.data.length === 0 ? others : { ...others, [String(application)]: read.data };
    return { settings: { ...plan.settings, pins: kept }, noted: { application, pins: read.data } };
  });
}

/** Takes a plan out of sight; `undoRemovePlan` brings it back with everything. */
export async function removePlan(db: Database, actor: Actor, id: string): Promise<KeptPlan> {
  return change(db, actor, id, null, () => ({ removed_at: new Date(), noted: null }));
}

/** Brings a removed plan back. */
export async function undoRemovePlan(db: Database, actor: Actor, id: string): Promise<KeptPlan> {
  return change(db, actor, id, null, ({ name }) => ({ removed_at: null, noted: { name } }), true);
}

interface PlanChange {
  name?: string;
  settings?: PlanSettings;
  removed_at?: Date | null;
  /** What the log tells. */
  noted: unknown;
}

async function change(
  db: Database,
  actor: Actor,
  id: string,
  was: number | null,
  make: (plan: StoredPlan) => PlanChange,
  isRemoved = false,
): Promise<KeptPlan> {
  return db.asActor(actor, async (trx: Transaction): Promise<KeptPlan> => {
    const plan = await lockPlan(trx, idFrom(id) ?? 0);
    if (!plan || (plan.removed_at !== null) !== isRemoved) return { ok: false, problem: 'unknown' };
    if (was !== null && plan.revision !== was) return { ok: false, problem: 'changed-meanwhile' };
    const { settings, noted, ...columns } = make(plan);
    await updatePlan(trx, plan.id, { ...columns, ...(settings && { settings: JSON.stringify(settings) }) });
    noteChange(trx, {
      subject: subjectOf(plan.id),
      before: { name: plan.name, revision: plan.revision },
      after: noted,
      authority: plan.authority_id,
    });
    return { ok: true, revision: plan.revision + 1 };
  });
}
