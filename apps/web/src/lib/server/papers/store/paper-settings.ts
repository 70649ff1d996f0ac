import type { Insertable, Selectable, Updateable } from 'kysely';
import type { PaperSettingsTable, Transaction } from '#lib/server/database/index.ts';

export type StoredPaperSettings = Selectable<PaperSettingsTable>;

/** Undefined for an authority that has said nothing about its papers. */
export async function readPaperSettings(
  trx: Transaction,
  authority: number,
): Promise<StoredPaperSettings | undefined> {
  return trx
    .selectFrom('paper_settings')
    .selectAll()
    .where('authority_id', '=', authority)
    .executeTakeFirst();
}

/** What an authority is called, for a letterhead without a name of its own. */
export async function nameOfAuthority(trx: Transaction, authority: number): Promise<string> {
  const row = await trx.selectFrom('authority').select('name').where('id', '=', authority).executeTakeFirst();
  return row?.name ?? '';
}

/** False where somebody has changed them since `revision`; 0 stands for none so far. */
export async function writePaperSettings(
  trx: Transaction,
  authority: number,
  revision: number,
  set: Insertable<PaperSettingsTable> & Updateable<PaperSettingsTable>,
): Promise<boolean> {
  const written =
    revision === 0
      ? await trx
          .insertInto('paper_settings')
          .values({ ...set, authority_id: authority })
          .onConflict((conflict) => conflict.doNothing())
          .returning('authority_id')
          .executeTakeFirst()
      : await trx
          .updateTable('paper_settings')
          .set({ ...set, revision: revision + 1, updated_at: new Date() })
          .where('authority_id', '=', authority)
          .where('revision', '=', revision)
          .returning('authority_id')
          .executeTakeFirst();
  return written !== undefined;
}
