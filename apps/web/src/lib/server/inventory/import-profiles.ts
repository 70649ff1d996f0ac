import { shareableColumns, type ColumnRole, type HeadingDoubt } from '@allmende/inventory';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { isUuid } from './confirmed-mappings.ts';
import {
  confirmedMappings,
  deleteMapping,
  deleteProfile,
  insertProfile,
  ownProfiles,
  profiles,
  readMapping,
} from './store/mappings.ts';

type Meanings = { header: string; role: ColumnRole }[];

export interface ImportProfilesView {
  /** What the own authority has confirmed, newest first. */
  own: {
    id: string;
    name: string;
    confirmedAt: string;
    columns: Meanings;
    leftOut: { header: string; doubt: HeadingDoubt }[];
    mayShare: boolean;
  }[];
  shared: {
    id: string;
    name: string;
    town: string | null;
    sharedAt: string;
    columns: Meanings;
    isOurs: boolean;
  }[];
}

export type ShareProblem =
  'not-found' | 'name-missing' | 'name-too-long' | 'name-personal' | 'no-name-column';

const longestName = 80;

/** What an authority's lists have meant so far, and what others share of theirs. */
export async function viewImportProfiles(db: Database, actor: Actor): Promise<ImportProfilesView> {
  return db.asActor(actor, async (trx) => {
    const ours = await ownProfiles(trx);
    return {
      own: (await confirmedMappings(trx)).map(({ shape_hash, name, columns, confirmed_at }) => {
        const { shared, leftOut } = shareableColumns(columns);
        return {
          id: shape_hash,
          name,
          confirmedAt: confirmed_at.toISOString(),
          columns: meaningsOf(columns),
          leftOut,
          mayShare: shared.some(({ role }) => role === 'name'),
        };
      }),
      shared: (await profiles(trx)).map(({ id, name, town, created_at, columns }) => ({
        id,
        name,
        town,
        sharedAt: created_at.toISOString(),
        columns: meaningsOf(columns),
        isOurs: ours.has(id),
      })),
    };
  });
}

/**
 * Gives what was confirmed for one kind of list to every authority of the instance, under a name. Only columns with a
 * meaning travel, and of those only headings that look like headings; refused where the column of names is not one.
 * `town` is the sharer's name where they want it to be seen.
 */
export async function shareProfile(
  db: Database,
  actor: Actor,
  given: { mapping: string; name: string; town: string | null },
): Promise<{ ok: true } | { ok: false; problem: ShareProblem }> {
  const name = given.name.replace(/\s+/g, ' ').trim();
  if (name === '') return { ok: false, problem: 'name-missing' };
  if (name.length > longestName) return { ok: false, problem: 'name-too-long' };
  if (/@|\d{5,}/.test(name)) return { ok: false, problem: 'name-personal' };
  return db.asActor(actor, async (trx) => {
    const stored = await readMapping(trx, given.mapping);
    if (!stored) return { ok: false, problem: 'not-found' };
    const { shared } = shareableColumns(stored.columns);
    if (!shared.some(({ role }) => role === 'name')) return { ok: false, problem: 'no-name-column' };
    const id = await insertProfile(trx, { name, columns: shared, town: given.town, by: actor.id });
    noteChange(trx, {
      subject: `import-profile:${id}`,
      before: null,
      after: { name, headings: shared.map(({ header }) => header), named: given.town !== null },
    });
    return { ok: true };
  });
}

/** Takes a profile back from everybody; imports that were made with it stay as they are. Only whoever gave it can. */
export async function withdrawProfile(db: Database, actor: Actor, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  return db.asActor(actor, async (trx) => {
    const gone = await deleteProfile(trx, id);
    if (gone) noteChange(trx, { subject: `import-profile:${id}`, before: { name: gone.name }, after: null });
    return gone !== undefined;
  });
}

/** Forgets what was confirmed for one kind of list; the next one is guessed anew. */
export async function forgetMapping(db: Database, actor: Actor, id: string): Promise<boolean> {
  return db.asActor(actor, async (trx) => {
    const stored = await readMapping(trx, id);
    const gone = (await deleteMapping(trx, id)) > 0;
    if (gone) noteChange(trx, { subject: 'import-mapping', before: { name: stored?.name }, after: null });
    return gone;
  });
}

function meaningsOf(columns: readonly { header: string; role: ColumnRole | null }[]): Meanings {
  return columns.flatMap(({ header, role }) => (role === null ? [] : [{ header, role }]));
}
