import { randomUUID } from 'node:crypto';
import { shapeOfList, type ColumnMapping, type Interpretation, type SoftwareList } from '@allmende/inventory';
import { noteChange } from '#lib/server/audit/index.ts';
import { openForBulk, type Database } from '#lib/server/database/index.ts';
import { importRowsOf } from './import-rows.ts';
import { nameOfSource } from './list-sources.ts';
import { matchOnce } from './match-entries.ts';
import { noChoices, planImport } from './plan-import.ts';
import type { Recognition } from './recognition.ts';
import {
  firstIds,
  keepIds,
  loadableAuthorities,
  LoadedRows,
  loadedTables,
  type NewIds,
} from './store/loaded-lists.ts';
import { whatListSays } from './what-list-says.ts';
import { resultOf, type ImportResult } from './write-import.ts';

/** A list that is read already, and the authority that it belongs to. */
export interface ListToLoad {
  /** Of the authority. */
  key: string;
  name: string;
  /** In bytes. */
  size: number;
  sha256: string;
  list: SoftwareList;
  mapping: ColumnMapping;
  interpretation: Interpretation;
}

export interface Loaded {
  towns: number;
  /** Of the lists that were taken. */
  rows: number;
  applications: number;
  accept: number;
  review: number;
  none: number;
  /** Lists that were not taken: nobody has the key, or the authority has an inventory, which only itself may change. */
  left: { key: string; name: string; reason: 'authority-unknown' | 'not-empty' }[];
}

/** Nothing stands in an inventory that is filled for the first time. */
const nothing = { applications: [], seen: [] };
/** In bytes; what is being made while as much is being written. */
const atOnce = 8_000_000;

/**
 * Fills the inventories of many authorities for the first time, in one transaction: millions of rows in about a minute
 * on PostgreSQL, where one import after the other takes several. Each town then stands as if it had imported its list
 * itself: with raw rows, source, history and log. The tables are closed to everybody else meanwhile, so the caller lets
 * nobody in. Names that only authorities of this instance have decided are not known here.
 *
 * @example await loadLists(db, 'system', lists, recognition) // { towns: 10753, rows: 3225900, … }
 */
export async function loadLists(
  db: Database,
  actor: string,
  lists: Iterable<ListToLoad> | AsyncIterable<ListToLoad>,
  recognition: Recognition,
): Promise<Loaded> {
  const loaded: Loaded = { towns: 0, rows: 0, applications: 0, accept: 0, review: 0, none: 0, left: [] };
  const once = { ...recognition, match: matchOnce(recognition) };
  const result = await db.asOperator(async (trx) => {
    const authorities = await loadableAuthorities(trx);
    return openForBulk(trx, loadedTables, async () => {
      const ids = await firstIds(trx);
      let rows = new LoadedRows();
      let writing = Promise.resolve();
      for await (const list of lists) {
        const authority = authorities.get(list.key);
        if (!authority?.isEmpty) {
          const reason = authority ? 'not-empty' : 'authority-unknown';
          loaded.left.push({ key: list.key, name: list.name, reason });
          continue;
        }
        authority.isEmpty = false;
        loaded.rows += list.list.file.rows;
        count(loaded, addList(rows, ids, { authority: authority.id, actor, given: list, recognition: once }));
        noteChange(trx, {
          subject: `authority:${authority.id}`,
          before: null,
          after: { file: list.name, sha256: list.sha256, rows: list.list.file.rows },
          authority: authority.id,
        });
        if (rows.size < atOnce) continue;
        await writing;
        const full = rows;
        rows = new LoadedRows();
        // While the engine takes these, the next are made.
        writing = full.write(trx);
        writing.catch(() => {});
      }
      await writing;
      await rows.write(trx);
      await keepIds(trx, ids);
      return loaded;
    });
  });
  await db.analyze(loadedTables);
  return result;
}

function count(loaded: Loaded, { added, accept, review, none }: ImportResult): void {
  loaded.towns += 1;
  loaded.applications += added;
  loaded.accept += accept;
  loaded.review += review;
  loaded.none += none;
}

/** Adds everything that one town's list comes to. */
function addList(
  rows: LoadedRows,
  ids: NewIds,
  {
    authority,
    actor,
    given,
    recognition,
  }: {
    authority: number;
    actor: string;
    given: ListToLoad;
    recognition: Recognition;
  },
): ImportResult {
  const { list, interpretation } = given;
  const { accepted, folded, rejected } = interpretation;
  const matches = accepted.map(({ name, maker, vendor }) => recognition.match(name, maker ?? vendor));
  const said = whatListSays(accepted, matches, recognition, new Map());
  const loaded = { authority, source: ids.list_source++, import: randomUUID(), upload: randomUUID() };
  const plan = planImport(nothing, said, noChoices, loaded.source);
  const created = new Map(plan.added.map(({ said: { line } }) => [line, ids.application++]));
  const result = resultOf(plan);
  const counts = { accepted: accepted.length, folded: folded.length, rejected: rejected.length };
  const { rows: _rows, ...head } = list;
  rows.addList(
    loaded,
    {
      name: given.name,
      size: given.size,
      sha256: given.sha256,
      packed: null,
      preview: { ...head, counts, sample: [] },
    },
    {
      sourceName: nameOfSource(given.name),
      shape: shapeOfList(list),
      mapping: given.mapping,
      problems: [...list.problems, ...interpretation.problems],
      counts: { rows: list.file.rows, ...counts },
      finishedAt: new Date(),
      actor,
      result,
    },
  );
  for (const { said: entry, sourceKey } of plan.added)
    rows.addApplication(loaded, created.get(entry.line) ?? 0, entry.line, entry.key, {
      source_key: sourceKey,
      ...entry.fields,
      ...entry.matched,
    });
  for (const row of importRowsOf(list, interpretation, plan, created)) rows.addRow(loaded, row);
  return result;
}
