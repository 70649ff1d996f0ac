import { z } from 'zod';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { applicationsById, insertChanges, newestChanges, restoreApplication, softDeleteApplications, updateApplication } from './store.ts';

const text = (longest: number) => z.string().trim().max(longest).transform((value) => (value === '' ? null : value));
const wholeNumber = z.coerce.number().int().min(0).max(100_000_000);
/** An empty field means unknown, never 0. */
const orUnknown = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === undefined ? null : value), schema.nullable());

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
 * @returns how many were changed; each change is kept and can be undone.
 */
export async function editApplications(
  db: Database,
  actor: Actor,
  ids: number[],
  patch: ApplicationPatch,
): Promise<number> {
  return db.asActor(actor, async (trx) => {
    const stored = await applicationsById(trx, ids);
    const changes = [];
    for (const application of stored) {
      const columns = (Object.keys(patch) as (keyof ApplicationPatch)[]).filter(
        (column) => patch[column] !== undefined && patch[column] !== application[column],
      );
      if (columns.length === 0) continue;
      const set = Object.fromEntries(columns.map((column) => [column, patch[column]]));
      const edited = [...new Set([...application.edited, ...columns])];
      await updateApplication(trx, application.id, { ...set, edited: JSON.stringify(edited) });
      changes.push({
        kind: 'edit',
        subject: `application:${application.id}`,
        before: Object.fromEntries(['edited', ...columns].map((column) => [column, application[column as keyof typeof application]])),
        after: set,
      });
    }
    await insertChanges(trx, actor.id, changes);
    return changes.length;
  });
}

/** Takes the newest change of an application by hand back; false when there is none to take back. */
export async function undoEdit(db: Database, actor: Actor, id: number): Promise<boolean> {
  return db.asActor(actor, async (trx) => {
    const history = await newestChanges(trx, `application:${id}`, ['edit', 'edit-undone']);
    // Every undo consumes one edit, so that undoing twice steps back twice.
    let undone = 0;
    for (const change of history) {
      if (change.kind === 'edit-undone') undone += 1;
      else if (undone > 0) undone -= 1;
      else {
        await restoreApplication(trx, id, change.before as Record<string, unknown>);
        await insertChanges(trx, actor.id, [
          { kind: 'edit-undone', subject: `application:${id}`, before: change.after, after: change.before },
        ]);
        return true;
      }
    }
    return false;
  });
}

/** Takes applications out of the inventory; they can be brought back for 30 days. */
export async function removeApplications(db: Database, actor: Actor, ids: number[]): Promise<number> {
  return db.asActor(actor, async (trx) => {
    const stored = await applicationsById(trx, ids);
    await softDeleteApplications(trx, stored.map(({ id }) => id));
    await insertChanges(
      trx,
      actor.id,
      stored.map(({ id, name }) => ({ kind: 'remove', subject: `application:${id}`, before: { name }, after: null })),
    );
    return stored.length;
  });
}
