import { readFileSync } from 'node:fs';
import type { Insertable } from 'kysely';
import type { Actor, ApplicationTable, Database } from '#lib/server/database/index.ts';
import { startWorker, type JobWorker } from '#lib/server/jobs/index.ts';
import {
  createPlan,
  markPlanFailed,
  planHandlers,
  planProgress,
  viewPlan,
  type PlanSettings,
  type PlanView,
  type Scenario,
} from '#lib/server/planning/index.ts';
import { knowledge } from '../use-cases/given.ts';

/** A worker that computes plans and does nothing else. */
export function planWorker(db: Database): Promise<JobWorker> {
  return startWorker(db, planHandlers(knowledge), { lookEvery: 20, onFailed: markPlanFailed(db) });
}

/** The plan once nothing computes any more. Asks for its progress alone, so that waiting costs the computing nothing. */
export async function settled(db: Database, actor: Actor, id: string): Promise<PlanView> {
  while (await planProgress(db, actor, id)) await new Promise((done) => setTimeout(done, 20));
  const view = await viewPlan(db, knowledge, actor, id, 'de');
  if (!view) throw new Error('there is no such plan');
  return view;
}

/** Adds applications to the inventory and gives their ids. */
export async function addApplications(
  db: Database,
  actor: Actor,
  rows: readonly Partial<Insertable<ApplicationTable>>[],
): Promise<number[]> {
  return db.asActor(actor, async (trx) => {
    const ids: number[] = [];
    for (const [index, row] of rows.entries()) {
      const name = row.name ?? `Anwendung ${index}`;
      const { id } = await trx
        .insertInto('application')
        .values({
          source_key: `${name}-${index}`,
          raw_name: name,
          match_key: name,
          match_state: 'accept',
          users: 20,
          criticality: 2,
          reach: 2,
          ...row,
          name,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      ids.push(id);
    }
    return ids;
  });
}

/** A plan over four years with much money and little to compute, which ends long before its time even on a busy machine. */
export function newPlan(
  db: Database,
  actor: Actor,
  settings: Partial<PlanSettings> = {},
  scenario: Scenario = 'own',
): Promise<string> {
  const wide = { budgets: [], teams: [], maxStartsPerQuarter: null, seconds: 60, quarters: 16 };
  return createPlan(db, knowledge, actor, { scenario, name: 'Plan', settings: { ...wide, ...settings } });
}

/** Ids of processes that make plans, started by this one. */
export function planProcesses(): number[] {
  try {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
    return children
      .trim()
      .split(' ')
      .map(Number)
      .filter((id) => id > 0 && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('solve-apart'));
  } catch {
    return [];
  }
}
