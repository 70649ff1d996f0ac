import { randomUUID } from 'node:crypto';
import { shapeOfList } from '@allmende/inventory';
import { importRowsOf } from './import-rows.ts';
import type { ListToLoad } from './list-to-load.ts';
import { nameOfSource } from './list-sources.ts';
import { noChoices, planImport } from './plan-import.ts';
import type { Recognition } from './recognition.ts';
import type { LoadedRows } from './store/loaded-rows.ts';
import { whatListSays } from './what-list-says.ts';
import { resultOf, type ImportResult } from './write-import.ts';

/** Gives the first of so many ids that nobody else gets. */
export interface NewIds {
  application(count: number): number;
  source(): number;
}

/** Nothing stands in an inventory that is filled for the first time. */
const nothing = { applications: [], seen: [] };

/**
 * Adds everything that one town's list comes to in an empty inventory: what its own import would have written, made by
 * the same plan.
 *
 * @example rowsOfList(rows, ids, { authority: 7, actor: 'operator', given, recognition }).added // 283
 */
export function rowsOfList(
  rows: LoadedRows,
  ids: NewIds,
  {
    authority,
    actor,
    given,
    recognition,
  }: { authority: number; actor: string; given: ListToLoad; recognition: Recognition },
): ImportResult {
  const { list, interpretation } = given;
  const { accepted, folded, rejected } = interpretation;
  const matches = accepted.map(({ name, maker, vendor }) => recognition.match(name, maker ?? vendor));
  const said = whatListSays(accepted, matches, recognition, new Map());
  const loaded = { authority, source: ids.source(), import: randomUUID(), upload: randomUUID() };
  const plan = planImport(nothing, said, noChoices, loaded.source);
  const firstId = ids.application(plan.added.length);
  const created = new Map(plan.added.map(({ said: { line } }, index) => [line, firstId + index]));
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
    rows.addApplication(loaded, created.get(entry.line) ?? 0, entry, sourceKey);
  for (const row of importRowsOf(list, interpretation, plan, created)) rows.addRow(loaded, row);
  return result;
}
