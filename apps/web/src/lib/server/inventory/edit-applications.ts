import { z } from 'zod';
import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import {
  applicationsById,
  restoreApplication,
  updateApplication,
  type StoredApplication,
} from './store/applications.ts';
import { insertChanges, newestChanges, type NewChange } from './store/changes.ts';

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .transform((value) => (value === '' ? null : value));
const wholeNumber = z.coerce.number().int().min(0).max(100_000_000);
/** An empty field means unknown, never 0. */
const orUnknown = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(
    (value) => (value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value),
    schema.nullable(),
  );

/** What a person may correct about an application. Money in cents, dates ISO. */
export const applicationPatch = z
  .object({
    name: z.string().trim().min(1).max(500),
    version: text(200),
    vendor_text: text(500),
    department: text(500),
    capability_id: text(100),
    users: orUnknown(wholeNumber),
    installations: orUnknown(wholeNumber),
    criticality: orUnknown(z.coerce.number().int().min(1).max(4)),
    reach: orUnknown(z.coerce.number().int().min(1).max(3)),
    hosting: orUnknown(z.enum(['own', 'provider', 'vendor-hosted', 'saas'])),
    contract_start: orUnknown(z.iso.date()),
    contract_end: orUnknown(z.iso.date()),
    notice_months: orUnknown(z.coerce.number().int().min(0).max(600)),
    cost_cents: orUnknown(z.coerce.number().int().min(0).max(1e13)),
    status: text(200),
    note: text(5000),
  })
  .partial();
export type ApplicationPatch = z.infer<typeof applicationPatch>;

/**
 * Corrects one or several applications at once. A corrected field stays as it is at the next import.
 *
 * @returns the applications that were changed; each change is kept and can be undone.
 */
export async function editApplications(
  db: Database,
  actor: Actor,
  ids: number[],
  patch: ApplicationPatch,
): Promise<number[]> {
  return db.asActor(actor, (trx) =>
    correctApplications(trx, actor, new Map(ids.map((id) => [id, patch] as const))),
  );
}

/**
 * The same in the running transaction, each application by its own patch; for features whose writing has to stand with
 * the correction or not at all.
 */
export async function correctApplications(
  trx: Transaction,
  actor: Actor,
  patches: ReadonlyMap<number, ApplicationPatch>,
): Promise<number[]> {
  const changed: number[] = [];
  for (const application of await applicationsById(trx, [...patches.keys()]))
    if (await applyPatch(trx, actor, application, patches.get(application.id) ?? {}))
      changed.push(application.id);
  return changed;
}

/** Writes what a patch changes in one application, with its history; false when it changes nothing. */
export async function applyPatch(
  trx: Transaction,
  actor: Actor,
  application: StoredApplication,
  patch: ApplicationPatch,
): Promise<boolean> {
  const columns = (Object.keys(patch) as (keyof ApplicationPatch)[]).filter(
    (column) => patch[column] !== undefined && patch[column] !== application[column],
  );
  if (columns.length === 0) return false;
  const set = Object.fromEntries(columns.map((column) => [column, patch[column]]));
  const edited = [...new Set([...application.edited, ...columns])];
  await updateApplication(trx, application.id, { ...set, edited: JSON.stringify(edited) });
  const before = Object.fromEntries(
    (['edited', ...columns] as const).map((column) => [column, application[column]]),
  );
  await insertChanges(trx, actor.id, [
    { kind: 'edit', subject: `application:${application.id}`, before, after: set },
  ]);
  return true;
}

/** Takes the newest change of an application by hand back; false when there is none to take back. */
export async function undoEdit(db: Database, actor: Actor, id: number): Promise<boolean> {
  return (await undoEdits(db, actor, [id])) === 1;
}

/** Takes the newest change of each application by hand back, and tells for how many there was one. */
export async function undoEdits(db: Database, actor: Actor, ids: number[]): Promise<number> {
  return db.asActor(actor, async (trx) => {
    let undone = 0;
    for (const id of ids) {
      const change = await newestEdit(trx, id);
      if (!change) continue;
      await takeBack(trx, actor, id, change);
      undone += 1;
    }
    return undone;
  });
}

/** What an edit changed: the former values, the columns corrected by then, and the new values. */
export type Edit = Pick<NewChange, 'before' | 'after'>;

/** The newest change by hand that still stands. Every undo consumes one, so that undoing twice steps back twice. */
export async function newestEdit(trx: Transaction, id: number): Promise<Edit | undefined> {
  let undone = 0;
  // A file is taken back as a whole, out of turn.
  const undoneFiles = new Set<unknown>();
  const kinds = ['edit', 'edit-undone', 'exchange', 'exchange-undone'];
  for (const change of await newestChanges(trx, `application:${id}`, kinds)) {
    const file = (change.after as { exchange?: string } | null)?.exchange;
    if (change.kind === 'exchange-undone') undoneFiles.add(file);
    else if (change.kind === 'edit-undone') undone += 1;
    else if (undoneFiles.has(file) || change.before === null) continue;
    else if (undone > 0) undone -= 1;
    else return change;
  }
  return undefined;
}

export async function takeBack(trx: Transaction, actor: Actor, id: number, edit: Edit): Promise<void> {
  await restoreApplication(trx, id, edit.before as Record<string, unknown>);
  await insertChanges(trx, actor.id, [
    { kind: 'edit-undone', subject: `application:${id}`, before: edit.after, after: edit.before },
  ]);
}
