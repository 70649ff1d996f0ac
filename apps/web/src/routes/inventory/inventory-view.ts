import type { Column } from '#lib/components/data-table/column.ts';
import { readSort, sortRows, type SortKey } from '#lib/components/data-table/sort-rows.ts';
import { areaName } from '#lib/i18n/area-name.ts';
import type { Language } from '#lib/i18n/index.ts';
import {
  listApplications,
  readFilter,
  type ApplicationList,
  type ApplicationFilter,
  type ApplicationRow,
} from '#lib/server/applications/index.ts';
import type { App as Running } from '#lib/server/app.ts';
import { knowledgeOf } from '#lib/server/local-products/index.ts';
import { readColumns, tableColumns } from './columns.ts';

export interface InventoryView extends ApplicationList {
  filter: ApplicationFilter;
  sort: SortKey[];
  columns: Column[];
  capabilities: { value: string; label: string }[];
}

/** The inventory as an address asks for it: narrowed, with its columns, sorted. */
export async function inventoryView(
  running: Running,
  { actor, language }: App.Locals,
  parameters: URLSearchParams,
): Promise<InventoryView> {
  const { db } = running;
  const knowledge = await knowledgeOf(running, actor);
  const filter = readFilter(parameters);
  const capabilities = [...knowledge.capabilities.values()]
    .map(({ id, name }) => ({ value: id, label: name[language] }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
  const columns = tableColumns(language, capabilities, readColumns(parameters));
  // An empty sort is a choice, too: the order in which the list came in.
  const asked = parameters.get('sort');
  const sort: SortKey[] = asked === null ? [{ key: 'name', direction: 'asc' }] : readSort(asked, columns);
  const list = await listApplications(db, knowledge, actor, filter);
  const rows = sortRows(namedIn(list.rows, language), sort, columns, language);
  return { ...list, rows, filter, sort, columns, capabilities };
}

/** Countries and areas as the language calls them; the facts hold codes and German names. */
export function namedIn(rows: readonly ApplicationRow[], language: Language): ApplicationRow[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return rows.map((row) => ({
    ...row,
    country: row.country === null ? null : (names.of(row.country) ?? row.country),
    area: row.area === null ? null : areaName(row.area, language),
  }));
}
