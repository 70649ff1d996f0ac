import type { Actor, Database, ImportChoices, Transaction } from '#lib/server/database/index.ts';
import type { RenameReason } from './find-renames.ts';
import { markOfDraft } from './choose-for-draft.ts';
import { nameOfSource } from './list-sources.ts';
import { readInWorker } from './list-worker.ts';
import { matchEntries, recogniseOnce } from './match-entries.ts';
import { noChoices, planImport, type ImportPlan, type Meeting } from './plan-import.ts';
import type { Recognition } from './recognition.ts';
import { readStanding } from './standing.ts';
import { keptSheets, readImport, type StoredImport } from './store/imports.ts';
import { seenElsewhere } from './store/sightings.ts';
import { sourcesOf } from './store/sources.ts';
import { whatListSays } from './what-list-says.ts';

export type { RenameReason };

/** What a draft would change in the inventory, as its page shows it. */
export interface Difference {
  source: {
    /** The source of which the list is the newest state; null for a new one. */
    id: number | null;
    /** What a new one is called. */
    name: string;
    known: { id: number; name: string }[];
  };
  /** The list could not be read again at this moment, so that nothing is known about what it changes. */
  unread: boolean;
  /** Tells whether the columns and the source are still those of which the difference is. */
  mark: string;
  counts: Record<
    'added' | 'changed' | 'renamed' | 'gone' | 'returned' | 'removed' | 'kept' | 'unchanged',
    number
  >;
  added: AddedView[];
  changed: ChangedView[];
  renamed: RenamedView[];
  gone: GoneView[];
  removed: { id: number; name: string; line: number; back: boolean }[];
  returned: { id: number; name: string; line: number }[];
}

export interface AddedView {
  line: number;
  name: string;
  vendor: string | null;
  department: string | null;
}

export interface FieldChange {
  column: string;
  from: string | number | null;
  to: string | number | null;
}

export interface ChangedView {
  id: number;
  name: string;
  line: number;
  fields: FieldChange[];
  /** Corrected by a person: `from` stays, although the list says `to`. */
  kept: FieldChange[];
}

export interface RenamedView extends ChangedView {
  from: string;
  to: string;
  reason: RenameReason;
  /** A person says that it is something else. */
  separate: boolean;
}

export interface GoneView {
  id: number;
  name: string;
  /** Other sources whose newest lists still name it. */
  elsewhere: string[];
}

/** Bookkeeping beside what a person knows about an application. */
const beside: ReadonlySet<string> = new Set([
  'raw_name',
  'match_key',
  'match_score',
  'match_reasons',
  'candidates',
  'source_key',
]);

/**
 * What a draft would change if it were taken over now, with the column roles that it has; nothing is written. Null for
 * an import that is no draft.
 *
 * @param limit of each list; the counts tell of all
 * @param nameOf what a stored id is called
 */
export async function previewDifference(
  db: Database,
  actor: Actor,
  id: string,
  recognition: Recognition,
  { limit, nameOf }: { limit: number; nameOf: (column: string, value: string) => string },
): Promise<Difference | null> {
  const found = await db.asActor(actor, async (trx) => {
    const stored = await readImport(trx, id);
    if (stored?.state !== 'draft') return null;
    const kept = await keptSheets(trx, stored);
    return kept && { stored, kept, sources: await sourcesOf(trx, stored.authority_id) };
  });
  if (!found) return null;
  const { stored, kept, sources } = found;
  const mark = markOfDraft(stored.mapping ?? {}, stored.source_id);
  const source: Difference['source'] = {
    id: stored.source_id,
    name: stored.source_name ?? nameOfSource(stored.file_name),
    known: sources.map(({ id: known, name }) => ({ id: known, name })),
  };
  // Into an inventory that no list has filled everything comes in as new.
  if (sources.length === 0)
    return { ...nothing, mark, source, counts: { ...noCounts, added: stored.accepted } };
  const read = await readInWorker(kept, stored.mapping ?? {}, { authority: actor.authority });
  if (!('list' in read)) return { ...nothing, mark, source, unread: true };
  const matches = await matchEntries(read.interpretation.accepted, recogniseOnce(recognition));
  const owner = stored.authority_id;
  return db.asActor({ ...actor, authority: owner, authorities: [owner] }, async (trx) => {
    const standing = await readStanding(trx, owner, stored.source_id);
    const said = whatListSays(read.interpretation.accepted, matches, recognition, standing.decisions);
    const choices = stored.choices ?? noChoices;
    const target = stored.source_id ?? 'new';
    // Renames that a person refused are still shown, so that the choice can be taken back.
    const offered = planImport(standing, said, { ...choices, separate: [] }, target);
    const plan = choices.separate.length === 0 ? offered : planImport(standing, said, choices, target);
    return { ...(await differenceOf(trx, stored, plan, offered, choices, limit, nameOf)), mark, source };
  });
}

const noCounts: Difference['counts'] = {
  added: 0,
  changed: 0,
  renamed: 0,
  gone: 0,
  returned: 0,
  removed: 0,
  kept: 0,
  unchanged: 0,
};
const nothing = {
  unread: false,
  counts: noCounts,
  added: [],
  changed: [],
  renamed: [],
  gone: [],
  removed: [],
  returned: [],
};

async function differenceOf(
  trx: Transaction,
  { source_id }: StoredImport,
  plan: ImportPlan,
  offered: ImportPlan,
  { separate, back }: ImportChoices,
  limit: number,
  nameOf: (column: string, value: string) => string,
): Promise<Omit<Difference, 'source' | 'mark'>> {
  const met = [...plan.changed, ...plan.renamed, ...plan.unchanged, ...plan.takenBack];
  const returned = met.filter((meeting) => meeting.returned);
  const changed = [...plan.changed, ...plan.unchanged.filter(({ kept }) => kept.length > 0)];
  const removed = [...plan.stillRemoved, ...plan.takenBack];
  const gone = plan.gone.slice(0, limit);
  const elsewhere = await seenElsewhere(
    trx,
    source_id,
    gone.map(({ id }) => id),
  );
  return {
    unread: false,
    counts: {
      added: plan.added.length,
      changed: plan.changed.length,
      renamed: plan.renamed.length,
      gone: plan.gone.length,
      returned: returned.length,
      removed: removed.length,
      kept: met.filter(({ kept }) => kept.length > 0).length,
      unchanged: plan.unchanged.length,
    },
    added: plan.added.slice(0, limit).map(({ said: { line, fields } }) => ({
      line,
      name: fields.name,
      vendor: fields.vendor_text,
      department: fields.department,
    })),
    changed: changed.slice(0, limit).map((meeting) => changedView(meeting, nameOf)),
    renamed: offered.renamed.map((rename) => ({
      ...changedView(rename, nameOf),
      from: rename.application.raw_name,
      to: rename.said.fields.raw_name,
      reason: rename.reason,
      separate: separate.includes(rename.application.id),
    })),
    gone: gone.map(({ id, name }) => ({ id, name, elsewhere: elsewhere.get(id) ?? [] })),
    removed: removed.map(({ application: { id, name }, said: { line } }) => ({
      id,
      name,
      line,
      back: back.includes(id),
    })),
    returned: returned
      .slice(0, limit)
      .map(({ application: { id, name }, said: { line } }) => ({ id, name, line })),
  };
}

function changedView(
  { application, said, set, kept }: Meeting,
  nameOf: (column: string, value: string) => string,
): ChangedView {
  const change = (column: string, from: unknown, to: unknown): FieldChange => {
    const [before, after] = [from, to].map((value) =>
      typeof value === 'string' ? nameOf(column, value) : typeof value === 'number' ? value : null,
    );
    return { column, from: before ?? null, to: after ?? null };
  };
  return {
    id: application.id,
    name: application.name,
    line: said.line,
    fields: (Object.keys(set) as (keyof Meeting['set'])[])
      .filter((column) => !beside.has(column))
      .map((column) => change(column, application[column as keyof typeof application], set[column])),
    kept: kept.map((column) => change(column, application[column], said.fields[column])),
  };
}
