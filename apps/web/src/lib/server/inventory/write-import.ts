import type { Interpretation, Match, SoftwareList } from '@allmende/inventory';
import type { Actor, TakenBefore, Transaction } from '#lib/server/database/index.ts';
import { importRowsOf } from './import-rows.ts';
import type { MatchedFields } from './matched-fields.ts';
import { noChoices, planImport, type ImportPlan, type Meeting } from './plan-import.ts';
import type { Recognition } from './recognition.ts';
import { settleSource } from './list-sources.ts';
import { readStanding, type StoredStanding } from './standing.ts';
import { insertImportChanges, type NewChange } from './store/changes.ts';
import {
  applicationStates,
  insertNewApplications,
  writeApplicationStates,
  type ApplicationState,
} from './store/imported-applications.ts';
import { insertImportRows, lockInventory, moveImport, readImport, updateImport } from './store/imports.ts';
import { noteMissing, noteSightings } from './store/sightings.ts';
import { whatListSays } from './what-list-says.ts';

/** How many applications an import added, changed and so on. */
export interface ImportResult {
  added: number;
  /** Renamed ones included. */
  changed: number;
  unchanged: number;
  renamed: number;
  /** Missing from the source since this list. */
  gone: number;
  /** Were missing, and are there again; they also count as changed or unchanged. */
  returned: number;
  /** Removed by hand: named by the list, and still removed. */
  removed: number;
  /** Accepted entries by match: certain, doubtful, none. */
  accept: number;
  review: number;
  none: number;
}

/** Somebody changed an application between reading and writing it: plan anew in another transaction. */
export class ChangedMeanwhile extends Error {}

/**
 * Writes a read and matched list into its authority; null when the import was cancelled meanwhile. What it changes is
 * planned here, in the transaction that writes it. Throws {@link ChangedMeanwhile}.
 */
export async function writeImport(
  trx: Transaction,
  actor: Actor,
  importId: string,
  list: SoftwareList,
  interpretation: Interpretation,
  matches: readonly Match[],
  recognition: Recognition,
): Promise<ImportResult | null> {
  await lockInventory(trx, actor.authority);
  const stored = await readImport(trx, importId);
  if (stored?.state !== 'running') return null;
  const { source, before: shape } = await settleSource(trx, stored);
  const standing = await readStanding(trx, actor.authority, source);
  const said = whatListSays(interpretation.accepted, matches, recognition, standing.decisions);
  const plan = planImport(standing, said, stored.choices ?? noChoices, source);
  const now = new Date();
  const finished = await moveImport(trx, importId, 'running', {
    state: 'done',
    finished_at: now,
    source_id: source,
    rows: list.file.rows,
    accepted: said.length - plan.away.length - plan.stillRemoved.length,
    folded: interpretation.folded.length + plan.away.length + plan.stillRemoved.length,
    rejected: interpretation.rejected.length,
    problems: JSON.stringify([...list.problems, ...interpretation.problems]),
  });
  if (finished === null) return null;

  await insertImportChanges(trx, actor.id, await writeMeetings(trx, importId, plan));
  const ids = await insertNewApplications(
    trx,
    importId,
    plan.added.map(({ said: { fields, matched }, sourceKey }) => ({
      source_key: sourceKey,
      ...fields,
      ...matched,
    })),
  );
  const created = new Map(plan.added.map(({ said: { line }, sourceKey }) => [line, ids.get(sourceKey) ?? 0]));
  const taken = await writeSightings(trx, { importId, source, now }, standing, plan, created);
  await updateImport(trx, importId, { taken: JSON.stringify({ shape, sightings: taken }) });
  await insertImportRows(trx, importId, importRowsOf(list, interpretation, plan, created));
  const result = resultOf(plan);
  await insertImportChanges(trx, actor.id, [
    { kind: 'import', subject: `import:${importId}`, before: null, after: result },
  ]);
  return result;
}

/** Writes what changes in applications, and gives their history. */
async function writeMeetings(trx: Transaction, importId: string, plan: ImportPlan): Promise<NewChange[]> {
  const changing = [...plan.changed, ...plan.renamed, ...plan.takenBack];
  const stored = new Map(
    (
      await applicationStates(
        trx,
        changing.map(({ application }) => application.id),
      )
    ).map((state) => [state.id, state]),
  );
  const reasons = new Map(plan.renamed.map(({ application, reason }) => [application.id, reason]));
  const back = new Set(plan.takenBack.map(({ application }) => application.id));
  const changes: NewChange[] = [];
  const states: ApplicationState[] = [];
  for (const { application, said, set } of changing) {
    const was = stored.get(application.id);
    if (!was || was.revision !== (application as Partial<ApplicationState>).revision)
      throw new ChangedMeanwhile();
    const changed = { ...set, ...(back.has(was.id) && { deleted_at: null }) };
    const before = Object.fromEntries(
      ['last_import', ...Object.keys(changed)].map((key) => [key, was[key as keyof ApplicationState]]),
    );
    const renamed = reasons.get(was.id);
    changes.push({
      kind: 'import',
      subject: `application:${was.id}`,
      before,
      after: { import: importId, line: said.line, ...(renamed && { renamed }), ...changed },
    });
    states.push({ ...was, ...changed, last_import: importId });
  }
  if ((await writeApplicationStates(trx, states)) !== states.length) throw new ChangedMeanwhile();
  const moved = (kind: string, id: number): NewChange => ({
    kind,
    subject: `application:${id}`,
    before: null,
    after: { import: importId },
  });
  return [
    ...changes,
    ...plan.gone.map(({ id }) => moved('missing', id)),
    ...returnedOf(plan).map(({ application }) => moved('seen-again', application.id)),
  ];
}

function returnedOf({ changed, renamed, unchanged, takenBack }: ImportPlan): Meeting[] {
  return [...changed, ...renamed, ...unchanged, ...takenBack].filter(({ returned }) => returned);
}

/** Returns the sightings of the source as they were, as far as they change. */
async function writeSightings(
  trx: Transaction,
  { importId, source, now }: { importId: string; source: number; now: Date },
  { sightings }: StoredStanding,
  plan: ImportPlan,
  created: ReadonlyMap<number, number>,
): Promise<TakenBefore['sightings']> {
  const met = [...plan.changed, ...plan.renamed, ...plan.unchanged, ...plan.takenBack, ...plan.stillRemoved];
  const away = plan.away.flatMap(({ said, application }) => (application ? [{ said, application }] : []));
  const seen = [
    ...plan.added.map(({ said }) => ({
      application_id: created.get(said.line) ?? 0,
      source_key: said.key,
      line: said.line,
    })),
    ...[...met, ...away].map(({ said, application }) => ({
      application_id: application.id,
      source_key: said.key,
      line: said.line,
    })),
  ];
  const touched = new Set([...seen.map(({ application_id }) => application_id), ...plan.missing]);
  await noteSightings(trx, source, importId, seen);
  await noteMissing(trx, source, plan.missing, now);
  return sightings.flatMap(({ application_id, source_key, last_import, line, missing_since }) =>
    touched.has(application_id)
      ? [[application_id, source_key, last_import, line, missing_since?.toISOString() ?? null]]
      : [],
  );
}

export function resultOf(plan: ImportPlan): ImportResult {
  const met = [...plan.changed, ...plan.renamed, ...plan.unchanged, ...plan.takenBack];
  const result: ImportResult = {
    added: plan.added.length,
    changed: plan.changed.length + plan.renamed.length + plan.takenBack.length,
    unchanged: plan.unchanged.length,
    renamed: plan.renamed.length,
    gone: plan.gone.length,
    returned: returnedOf(plan).length,
    removed: plan.stillRemoved.length,
    accept: 0,
    review: 0,
    none: 0,
  };
  for (const { matched } of [...plan.added, ...met].map(({ said }) => said)) result[outcomeOf(matched)] += 1;
  return result;
}

function outcomeOf({ match_state, product_id }: MatchedFields): 'accept' | 'review' | 'none' {
  if (match_state === 'review') return 'review';
  return product_id === null ? 'none' : 'accept';
}
