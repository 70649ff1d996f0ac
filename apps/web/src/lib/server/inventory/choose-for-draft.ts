import type { ColumnMapping } from '@allmende/inventory';
import { z } from 'zod';
import type { ImportTable, Transaction } from '#lib/server/database/index.ts';
import type { Updateable } from 'kysely';
import { readImport } from './store/imports.ts';
import { readSource } from './store/sources.ts';

/** What a person chooses about a draft: the source that the list belongs to, and what becomes of single applications. */
export interface DraftChoices {
  /** Null for a new source. */
  source: number | null;
  /** What a new source is called; empty for the name of the file. */
  sourceName: string;
  /** Ids of applications that a renamed entry of the list is not. */
  separate: number[];
  /** Ids of applications that were removed by hand and come back. */
  back: number[];
}

const id = z.coerce.number().int().positive();

const form = z.object({
  source: z.union([z.literal('new').transform(() => null), id]),
  sourceName: z.string().trim().max(200).catch(''),
  separate: z.array(id).max(10_000).catch([]),
  back: z.array(id).max(10_000).catch([]),
});

/**
 * Reads the choices from the form of a draft; null from a form that does not offer them.
 *
 * @example readDraftChoices(await request.formData())?.source // 7
 */
export function readDraftChoices(data: FormData): DraftChoices | null {
  const read = form.safeParse({
    source: data.get('source'),
    sourceName: data.get('source-name') ?? '',
    separate: data.getAll('separate'),
    back: data.getAll('back'),
  });
  return read.success ? read.data : null;
}

/**
 * The columns and the source of a draft as one text, by which a form shows that it was filled in for just these.
 *
 * @example markOfDraft({ 0: 'name', 1: null }, 7) // '7|0:name'
 */
export function markOfDraft(mapping: ColumnMapping, source: number | null): string {
  const roles = Object.entries(mapping).flatMap(([index, role]) => (role ? [`${index}:${role}`] : []));
  return [source ?? 'new', ...roles.toSorted()].join('|');
}

/** What choosing changes in a draft. A source that is not one of the authority's begins a new one. */
export async function chosenColumns(
  trx: Transaction,
  importId: string,
  { source, sourceName, separate, back }: DraftChoices,
): Promise<Updateable<ImportTable>> {
  const draft = await readImport(trx, importId);
  const known = source === null ? undefined : await readSource(trx, source);
  return {
    source_id: known && known.authority_id === draft?.authority_id ? known.id : null,
    source_name: sourceName || null,
    choices: JSON.stringify({ separate, back }),
  };
}
