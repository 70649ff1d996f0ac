import { z } from 'zod';
import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import {
  applicationPatch,
  applyPatch,
  newestEdit,
  takeBack,
  type ApplicationPatch,
} from './edit-applications.ts';
import { applicationsById, type StoredApplication } from './store/applications.ts';

const cellValue = z.union([z.string().max(5000), z.number(), z.null()]);

/** What a table sends: cells with the value they had and the one they get, and whether that takes an edit back. */
export const savedCells = z.object({
  step: z.enum(['edit', 'undo', 'redo']),
  cells: z
    .array(
      z.object({
        application: z.coerce.number().int().positive(),
        column: applicationPatch.keyof(),
        from: cellValue,
        to: cellValue,
      }),
    )
    .min(1)
    .max(100_000),
});
export type SavedCells = z.infer<typeof savedCells>;
type Cell = SavedCells['cells'][number];

export type SaveOutcome =
  | { ok: true; applications: number[] }
  /** `gone`: not in the inventory any more; `stale`: changed by somebody else meanwhile; `invalid`: no such value. */
  | { ok: false; code: 'gone' | 'stale' | 'invalid'; column: keyof ApplicationPatch };

class Refused extends Error {
  readonly outcome: SaveOutcome & { ok: false };
  constructor(outcome: SaveOutcome & { ok: false }) {
    super(outcome.code);
    this.outcome = outcome;
  }
}

/**
 * Saves edited cells, all of them or none. A cell whose stored value is no longer the one that the person saw is
 * refused, so that nobody overwrites what they have not read.
 *
 * @example await saveCells(db, actor, { step: 'edit', cells: [{ application: 7, column: 'users', from: null, to: 12 }] })
 */
export async function saveCells(
  db: Database,
  actor: Actor,
  { step, cells }: SavedCells,
): Promise<SaveOutcome> {
  const byApplication = new Map<number, Cell[]>();
  for (const cell of cells) {
    const known = byApplication.get(cell.application);
    if (known) known.push(cell);
    else byApplication.set(cell.application, [cell]);
  }
  const ids = [...byApplication.keys()];
  try {
    await db.asActor(actor, async (trx) => {
      const stored = new Map(
        (await applicationsById(trx, ids)).map((application) => [application.id, application]),
      );
      for (const [id, ofApplication] of byApplication)
        await saveRow(trx, actor, stored.get(id), ofApplication, step);
    });
  } catch (error) {
    if (error instanceof Refused) return error.outcome;
    throw error;
  }
  return { ok: true, applications: ids };
}

async function saveRow(
  trx: Transaction,
  actor: Actor,
  application: StoredApplication | undefined,
  cells: Cell[],
  step: SavedCells['step'],
): Promise<void> {
  const [first] = cells;
  if (!first) return;
  if (!application) throw new Refused({ ok: false, code: 'gone', column: first.column });
  const stale = cells.find(({ column, from }) => !isSame(application[column], from));
  if (stale) throw new Refused({ ok: false, code: 'stale', column: stale.column });
  const parsed = applicationPatch.safeParse(
    Object.fromEntries(cells.map(({ column, to }) => [column, to ?? ''])),
  );
  if (!parsed.success) {
    const column = parsed.error.issues[0]?.path[0] as keyof ApplicationPatch | undefined;
    throw new Refused({ ok: false, code: 'invalid', column: column ?? first.column });
  }
  if (step === 'undo') {
    const edit = await newestEdit(trx, application.id);
    if (edit && isBack(edit.before as Record<string, unknown>, cells)) {
      await takeBack(trx, actor, application.id, edit);
      return;
    }
  }
  await applyPatch(trx, actor, application, parsed.data);
}

/** A select sends its value as text, whatever the store keeps. */
function isSame(stored: unknown, seen: Cell['from']): boolean {
  return String(stored ?? '') === String(seen ?? '');
}

/** Whether the cells lead exactly to where an edit started; `edited` stands beside its columns. */
function isBack(before: Record<string, unknown>, cells: Cell[]): boolean {
  const columns = Object.keys(before).filter((column) => column !== 'edited');
  return (
    columns.length === cells.length &&
    cells.every(({ column, to }) => column in before && isSame(before[column], to))
  );
}
