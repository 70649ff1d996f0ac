import type { Actor, Database, Transaction } from '#lib/server/database/index.ts';
import { noteState } from './steer-import.ts';
import { softDeleteApplications } from './store/applications.ts';
import { changesOfImport, insertChanges, type NewChange } from './store/changes.ts';
import {
  applicationsFirstIn,
  applicationStates,
  bearersOf,
  writeApplicationStates,
  type ApplicationState,
} from './store/imported-applications.ts';
import {
  lastStandingImport,
  lockInventory,
  moveImport,
  readImport,
  updateImport,
  type StoredImport,
} from './store/imports.ts';
import { restoreSightings } from './store/sightings.ts';
import { deleteSource, readSource, updateSource } from './store/sources.ts';

/** What an import did to one application; the columns that it changed, before and after. */
interface ImportedChange {
  id: number;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/**
 * Takes an import back: what it created goes, what it changed or renamed gets its former values, what it found missing
 * is seen again, and what a person has corrected or decided since stays. Only the newest import can be taken back,
 * because a later one builds on it.
 */
export async function undoImport(db: Database, actor: Actor, id: string): Promise<{ ok: boolean }> {
  return db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    if (!stored) return { ok: false };
    await lockInventory(trx, stored.authority_id);
    if ((await lastStandingImport(trx, stored.authority_id)) !== id) return { ok: false };
    const undone = { state: 'undone' as const, undone_at: new Date() };
    if ((await moveImport(trx, id, 'done', undone)) === null) return { ok: false };
    noteState(trx, stored, 'done', 'undone');
    const changes = (await changesOfImport(trx, id)).flatMap(
      ({ subject, before, after }): ImportedChange[] =>
        before === null ? [] : [{ id: Number(subject.split(':')[1]), before, after } as ImportedChange],
    );
    await takeBackChanges(trx, actor, stored, changes);
    await softDeleteApplications(trx, await applicationsFirstIn(trx, id));
    await takeBackSightings(trx, stored);
    return { ok: true };
  });
}

async function takeBackChanges(
  trx: Transaction,
  actor: Actor,
  stored: StoredImport,
  changes: readonly ImportedChange[],
): Promise<void> {
  const states = new Map(
    (
      await applicationStates(
        trx,
        changes.map(({ id }) => id),
      )
    ).map((state) => [state.id, state]),
  );
  const keys = changes.flatMap(({ before }) =>
    typeof before['source_key'] === 'string' ? [before['source_key']] : [],
  );
  const bearers = await bearersOf(trx, stored.authority_id, keys);
  const history: NewChange[] = [];
  for (const { id, before, after } of changes) {
    const state = states.get(id);
    if (!state) continue;
    const former = stillStanding(state, before, after);
    const bearer = bearers.get(String(former['source_key']));
    if (bearer !== undefined && bearer !== id) delete former['source_key'];
    states.set(id, { ...state, ...former });
    history.push({
      kind: 'import-undone',
      subject: `application:${id}`,
      before: Object.fromEntries(
        Object.keys(former).map((key) => [key, state[key as keyof ApplicationState]]),
      ),
      after: { import: stored.id, ...former },
    });
  }
  await writeApplicationStates(trx, [...states.values()]);
  await insertChanges(trx, actor.id, history);
}

async function takeBackSightings(trx: Transaction, { id, source_id, taken }: StoredImport): Promise<void> {
  // An import from before sightings were kept has none of its own to take back.
  if (source_id === null) return;
  await restoreSightings(trx, source_id, id, taken?.sightings ?? []);
  if (taken === null) return;
  if (taken.shape !== null) return updateSource(trx, source_id, { shape: taken.shape });
  const source = await readSource(trx, source_id);
  // The import keeps the name of the source that it began and that ends with it.
  if (source) await updateImport(trx, id, { source_name: source.name });
  await deleteSource(trx, source_id);
}

/** The former values of those fields that are still as the import left them. */
function stillStanding(
  stored: ApplicationState,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, unknown> {
  const decidedSince = stored.match_state === 'decided' && after['match_state'] !== 'decided';
  const standing = Object.entries(before).filter(([column]) => {
    if (column === 'last_import' || column === 'deleted_at') return true;
    if (matchColumns.has(column)) return !decidedSince || column === 'match_key';
    return stored[column as keyof ApplicationState] === after[column];
  });
  return Object.fromEntries(standing);
}

const matchColumns = new Set([
  'match_key',
  'product_id',
  'match_state',
  'match_score',
  'match_reasons',
  'candidates',
]);
