import type { SoftwareTable, Transaction } from '#lib/server/database/index.ts';
import type { Updateable } from 'kysely';
import { tellChange } from './catalogue-changes.ts';
import { replaceAliases, updateEntry } from './store.ts';

/** What somebody who keeps the catalogue says of an entry, beside its file. */
export interface EntryStatement {
  /** Normalised, and nobody else's. */
  url?: string;
  /** Normalised, and nobody else's; these and no others. */
  aliases?: readonly string[];
  active?: boolean;
  vitality?: string | null;
  catalogId?: string | null;
}

/**
 * Takes over what a program or an editor states of an entry. Addresses must be free; the caller has looked.
 *
 * @example await stateEntry(trx, entry.id, { active: false }, now);
 */
export async function stateEntry(
  trx: Transaction,
  id: string,
  { url, aliases, active, vitality, catalogId }: EntryStatement,
  now: Date,
): Promise<void> {
  const values: Updateable<SoftwareTable> = {
    ...(url !== undefined && { url }),
    ...(active !== undefined && { active }),
    ...(vitality !== undefined && { vitality }),
    ...(catalogId !== undefined && { catalog_id: catalogId }),
    updated_at: now,
  };
  await updateEntry(trx, id, values);
  if (aliases) await replaceAliases(trx, id, aliases, now);
  tellChange(trx, { id, kind: url === undefined ? 'recorded' : 'renamed' });
}
